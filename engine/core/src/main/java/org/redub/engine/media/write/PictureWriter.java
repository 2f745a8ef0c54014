package org.redub.engine.media.write;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.sound.Soundtrack;

/**
 * Writes a video of drawn pictures: BT.709 at a constant rate. Confined to one thread; the caller
 * closes it.
 */
public final class PictureWriter implements AutoCloseable {
  private final VideoWriter writer;
  private final VideoFormat format;
  private final Plate plate;
  private long frames;

  private PictureWriter(VideoWriter writer, VideoFormat format) {
    this.writer = writer;
    this.format = format;
    plate = Plate.of(format);
  }

  /**
   * Opens {@code output} for pictures of {@code width} x {@code height} at {@code rate} per second.
   *
   * @param soundtrack the soundtrack, or null for none
   * @throws org.redub.engine.api.RedubException see {@link VideoWriter#open}
   */
  public static PictureWriter open(
      Path output, int width, int height, Rational rate, @Nullable Soundtrack soundtrack) {
    VideoFormat format = VideoFormat.drawn(width, height, rate);
    return new PictureWriter(
        VideoWriter.open(output, format, EncoderSettings.DEFAULT, soundtrack, null), format);
  }

  /** Adds the next picture. */
  public void write(BufferedImage picture) {
    plate.draw(picture);
    plate.stamp(new FrameTime(frames, frames, 1, format.ptsUs(frames)));
    writer.write(plate);
    frames++;
  }

  /** Finishes the video; see {@link VideoWriter#finish()}. */
  public WrittenMedia finish() {
    return writer.finish();
  }

  @Override
  public void close() {
    writer.close();
  }
}
