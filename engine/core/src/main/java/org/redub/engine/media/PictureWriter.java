package org.redub.engine.media;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes a movie of drawn pictures, such as a preview: BT.709, constant rate, with speech. Confined
 * to one thread; the caller closes it.
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
   * @param speech the soundtrack, or null for none
   * @throws org.redub.engine.RedubException as {@link VideoWriter#open}
   */
  public static PictureWriter open(
      Path output, int width, int height, Rational rate, @Nullable SpeechTrack speech) {
    VideoFormat format = VideoFormat.drawn(width, height, rate);
    return new PictureWriter(
        VideoWriter.open(output, format, EncoderSettings.DEFAULT, speech, null), format);
  }

  /** Adds the next picture. */
  public void write(BufferedImage picture) {
    plate.draw(picture);
    plate.stamp(new FrameTime(frames, frames, 1, format.ptsUs(frames)));
    writer.write(plate);
    frames++;
  }

  /** Finishes the movie, as {@link VideoWriter#finish()}. */
  public WrittenMedia finish() {
    return writer.finish();
  }

  @Override
  public void close() {
    writer.close();
  }
}
