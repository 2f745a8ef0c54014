package org.redub.engine;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.sound.Soundtrack;
import org.redub.engine.media.write.VideoWriter;

/** Writes drawn pictures as a take of 25 frames a second, without loss. For tests. */
public final class DrawnTake {
  /** H.264 without loss: what is decoded does not depend on x264's threads. */
  public static final EncoderSettings LOSSLESS =
      new EncoderSettings(EncoderSettings.AUTOMATIC, "ultrafast", 0);

  private static final Rational RATE = new Rational(25, 1);

  private DrawnTake() {}

  /** A take without sound; returns {@code file}. */
  public static Path write(Path file, int frames, IntFunction<BufferedImage> pictures) {
    return write(file, frames, pictures, null);
  }

  /**
   * A take.
   *
   * @param pictures by frame number, square
   * @param sound its own sound; null for none
   * @return {@code file}
   */
  public static Path write(
      Path file, int frames, IntFunction<BufferedImage> pictures, @Nullable Soundtrack sound) {
    BufferedImage first = pictures.apply(0);
    VideoFormat format = VideoFormat.drawn(first.getWidth(), first.getHeight(), RATE);
    Plate plate = Plate.of(format);
    try (VideoWriter writer = VideoWriter.open(file, format, LOSSLESS, sound, null)) {
      for (int i = 0; i < frames; i++) {
        plate.draw(pictures.apply(i));
        plate.stamp(new FrameTime(i, i, 1, format.ptsUs(i)));
        writer.write(plate);
      }
      writer.finish();
    }
    return file;
  }

  /** Someone who opens the mouth every ten frames, three sizes in turn. */
  public static Path talking(Path file, int frames) {
    return write(
        file,
        frames,
        i -> {
          double opening = (0.5 - 0.5 * Math.cos(2 * Math.PI * i / 10)) * (0.4 + i / 10 % 3 * 0.3);
          return DrawnTalker.DARK.draw(DrawnTalker.swaying(i, opening, 1 - 0.12 * opening));
        });
  }
}
