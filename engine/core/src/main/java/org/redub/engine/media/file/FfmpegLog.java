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

  /** Held for the life of the process: FFmpeg keeps the native side of it. */
  private static final ErrorListener LISTENER = listen();

  private FfmpegLog() {}

  private static ErrorListener listen() {
    if (System.getProperty(RESIDENT_LIMIT) == null) {
      System.setProperty(RESIDENT_LIMIT, "0");
    }
    ErrorListener listener = new ErrorListener();
    av_log_set_level(AV_LOG_ERROR);
    setLogCallback(listener);
    return listener;
  }

  /** Loads FFmpeg and installs the log; every entry point to FFmpeg calls this first. */
  public static void install() {
    if (LISTENER.isNull()) {
      throw new IllegalStateException("FFmpeg did not accept the log callback");
    }
    LISTENER.lastError.set("");
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
    String line = LISTENER.lastError.get();
    return line.isEmpty() || line.contains(meaning) ? meaning : meaning + " (" + line + ")";
  }

  /** Removes the object and its address: {@code [mov @ 0x7f1f...] }. */
  private static String withoutOrigin(String line) {
    int end = line.indexOf("] ");
    return line.startsWith("[") && end > 0 ? line.substring(end + 2) : line;
  }

  /** FFmpeg has one log for the whole process and calls back on the thread that failed. */
  private static final class ErrorListener extends LogCallback {
    private final ThreadLocal<String> lastError = ThreadLocal.withInitial(() -> "");

    @Override
    public void call(int level, BytePointer message) {
      if (level <= AV_LOG_ERROR) {
        String line = withoutOrigin(message.getString(StandardCharsets.UTF_8).strip());
        if (!line.isEmpty()) {
          lastError.set(line);
        }
      }
    }
  }
}
