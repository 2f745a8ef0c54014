package org.redub.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.IntConsumer;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.write.VideoWriter;

/** Writes the demo material's picture as a take: an MP4 without sound. Stateless. */
public final class DemoTake {
  private static final Rational RATE = new Rational(DemoMaterial.FRAMES_PER_SECOND, 1);

  private DemoTake() {}

  /**
   * Writes the camera move over {@code frames} frames. If the thread is interrupted, no file
   * appears.
   *
   * @param written receives the number of frames written so far
   * @return {@code file}
   * @throws RedubException as {@link VideoWriter#open} does, or with CANCELLED
   */
  public static Path write(Path file, int frames, IntConsumer written) throws IOException {
    Iterator<BufferedImage> pictures = DemoMaterial.frames(frames);
    VideoFormat format = VideoFormat.drawn(DemoMaterial.FRAME_PX, DemoMaterial.FRAME_PX, RATE);
    Plate plate = Plate.of(format);
    try (VideoWriter writer = VideoWriter.open(file, format, EncoderSettings.DEFAULT, null, null)) {
      for (int i = 0; i < frames; i++) {
        if (Thread.currentThread().isInterrupted()) {
          throw new RedubException(ErrorCode.CANCELLED, "stopped");
        }
        plate.draw(pictures.next());
        plate.stamp(new FrameTime(i, i, 1, format.ptsUs(i)));
        writer.write(plate);
        written.accept(i + 1);
      }
      writer.finish();
    }
    return file;
  }
}
