package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.global.avutil.setLogCallback;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.javacpp.BytePointer;

/**
 * Keeps FFmpeg off the terminal and remembers, per thread, its last line about an error, for our
 * messages. Thread-safe.
 */
public final class FfmpegLog {
  /**
   * JavaCPP refuses memory once the whole process, models and encoder included, holds four times
   * the Java heap. We free what we own, so that guard would only stop good work in a small heap.
   */
  private static final String RESIDENT_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

  private static final ThreadLocal<String> LAST_ERROR = ThreadLocal.withInitial(() -> "");

  /** Held for the life of the process: FFmpeg keeps the native side of it. */
  private static final LogCallback CALLBACK = listen();

  private FfmpegLog() {}

  private static LogCallback listen() {
    if (System.getProperty(RESIDENT_LIMIT) == null) {
      System.setProperty(RESIDENT_LIMIT, "0");
    }
    LogCallback callback = new Remember();
    av_log_set_level(AV_LOG_ERROR);
    setLogCallback(callback);
    return callback;
  }

  /** Loads FFmpeg and silences it; every way into this package starts here. */
  public static void install() {
    if (CALLBACK.isNull()) {
      throw new IllegalStateException("FFmpeg's log is not listened to");
    }
    LAST_ERROR.set("");
  }

  /** What the error number {@code error} means, with FFmpeg's last words on this thread. */
  public static String explain(int error) {
    byte[] text = new byte[256];
    av_strerror(error, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    String meaning = new String(text, 0, end, StandardCharsets.UTF_8);
    String line = LAST_ERROR.get();
    return line.isEmpty() || line.contains(meaning) ? meaning : meaning + " (" + line + ")";
  }

  /** Cuts off which object spoke and at what address: {@code [mov @ 0x7f1f...] }. */
  private static String withoutOrigin(String line) {
    int end = line.indexOf("] ");
    return line.startsWith("[") && end > 0 ? line.substring(end + 2) : line;
  }

  private static final class Remember extends LogCallback {
    @Override
    public void call(int level, BytePointer message) {
      if (level <= AV_LOG_ERROR) {
        String line = withoutOrigin(message.getString(StandardCharsets.UTF_8).strip());
        if (!line.isEmpty()) {
          LAST_ERROR.set(line);
        }
      }
    }
  }
}
