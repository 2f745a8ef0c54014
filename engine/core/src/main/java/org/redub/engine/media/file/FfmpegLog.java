package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.global.avutil.setLogCallback;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.javacpp.BytePointer;

/**
 * Redirects the log of FFmpeg: keeps it off the terminal and stores the last error line of each
 * thread for error messages. Thread-safe.
 */
public final class FfmpegLog {
  /**
   * JavaCPP refuses to allocate once the whole process, including models and encoder, uses four
   * times the Java heap. All native memory here is freed explicitly, so the limit would only stop
   * valid jobs in a small heap.
   */
  private static final String RESIDENT_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

  private static final ThreadLocal<String> LAST_ERROR = ThreadLocal.withInitial(() -> "");

  /** Kept for the life of the process, because FFmpeg keeps a pointer to it. */
  private static final LogCallback CALLBACK = registerCallback();

  private FfmpegLog() {}

  private static LogCallback registerCallback() {
    if (System.getProperty(RESIDENT_LIMIT) == null) {
      System.setProperty(RESIDENT_LIMIT, "0");
    }
    LogCallback callback = new LastErrorCallback();
    av_log_set_level(AV_LOG_ERROR);
    setLogCallback(callback);
    return callback;
  }

  /** Loads FFmpeg and installs the log; every entry point to FFmpeg calls this first. */
  public static void install() {
    if (CALLBACK.isNull()) {
      throw new IllegalStateException("the FFmpeg log callback is not installed");
    }
    LAST_ERROR.set("");
  }

  /** The meaning of an FFmpeg error code, with FFmpeg's last error line on this thread. */
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

  /** Removes the object and its address: {@code [mov @ 0x7f1f...] }. */
  private static String withoutOrigin(String line) {
    int end = line.indexOf("] ");
    return line.startsWith("[") && end > 0 ? line.substring(end + 2) : line;
  }

  private static final class LastErrorCallback extends LogCallback {
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
