package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FrameSource;
import org.redub.engine.media.read.VideoReader;

/**
 * Decodes a take and encodes it again without changing pixels, which is the baseline of {@code
 * redub bench}. Stateless.
 */
public final class PlainTranscode {

  private PlainTranscode() {}

  /**
   * The cost of a transcode. Immutable.
   *
   * @param frames number of frames
   * @param seconds wall-clock time
   */
  public record Result(long frames, double seconds) {}

  /**
   * Transcodes the picture of {@code in} to {@code out}, without sound.
   *
   * @throws RedubException see {@link VideoReader#open} and {@link VideoWriter#open}; CANCELLED if
   *     the thread was interrupted
   */
  public static Result run(Path in, Path out, EncoderSettings settings) {
    long start = System.nanoTime();
    try (MediaFile file = MediaFile.open(in);
        FrameSource source = new FrameSource(file);
        VideoWriter writer = VideoWriter.open(out, source.format(), settings, null, null)) {
      boolean even = source.format().width() % 2 == 0 && source.format().height() % 2 == 0;
      if (!even) {
        return runOdd(file, writer, start);
      }
      AVFrame frame = source.next();
      while (frame != null) {
        stopIfInterrupted();
        frame.format(AV_PIX_FMT_YUV420P);
        writer.write(frame, source.time());
        frame = source.next();
      }
      return new Result(writer.finish().frames(), secondsSince(start));
    }
  }

  /** Odd sizes need padding, which is implemented for plates only. */
  private static Result runOdd(MediaFile in, VideoWriter writer, long start) {
    try (VideoReader reader = VideoReader.open(in)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        stopIfInterrupted();
        writer.write(plate);
      }
      return new Result(writer.finish().frames(), secondsSince(start));
    }
  }

  private static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new RedubException(ErrorCode.CANCELLED, "stopped");
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
