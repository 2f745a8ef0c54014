package org.redub.engine.media.write;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FrameSource;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.work.ProcessCpu;

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
   * @param cpuSeconds CPU time that the process used meanwhile, on all threads
   */
  public record Result(long frames, double seconds, double cpuSeconds) {}

  /**
   * Transcodes the picture of {@code in} to {@code out}, without sound.
   *
   * @throws RedubException see {@link VideoReader#open} and {@link VideoWriter#open}; CANCELLED if
   *     the thread was interrupted
   */
  public static Result run(Path in, Path out, EncoderSettings settings) {
    long start = System.nanoTime();
    long cpuStart = ProcessCpu.nanos();
    long frames = copy(in, out, settings);
    return new Result(frames, secondsSince(start), (ProcessCpu.nanos() - cpuStart) * 1e-9);
  }

  private static long copy(Path in, Path out, EncoderSettings settings) {
    try (MediaFile file = MediaFile.open(in);
        FrameSource source = new FrameSource(file);
        VideoWriter writer = VideoWriter.open(out, source.format(), settings, null, null)) {
      boolean even = source.format().width() % 2 == 0 && source.format().height() % 2 == 0;
      if (!even) {
        return copyOdd(file, writer);
      }
      AVFrame frame = source.next();
      while (frame != null) {
        stopIfInterrupted();
        frame.format(source.format().layout().pixelFormat());
        writer.write(frame, source.time());
        frame = source.next();
      }
      return writer.finish().frames();
    }
  }

  /** Odd sizes need padding, which is implemented for plates only. */
  private static long copyOdd(MediaFile in, VideoWriter writer) {
    try (VideoReader reader = VideoReader.open(in)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        stopIfInterrupted();
        writer.write(plate);
      }
      return writer.finish().frames();
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
