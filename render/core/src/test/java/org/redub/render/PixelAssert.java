package org.redub.render;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.redub.render.image.RgbImage;

/** Compares pictures. A failed comparison writes the difference to a file in target/. */
public final class PixelAssert {
  private PixelAssert() {}

  public static void assertClose(RgbImage actual, RgbImage expected, float tolerance, String name) {
    float largest = 0;
    int where = 0;
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < expected.width() * expected.height(); i++) {
        float d = Math.abs(actual.planes()[c][i] - expected.planes()[c][i]);
        if (!(d <= largest)) {
          largest = Float.isNaN(d) ? Float.MAX_VALUE : d;
          where = i;
        }
      }
    }
    if (largest > tolerance) {
      Path file = leave(actual, expected, name);
      throw new AssertionError(
          "%s differs by %s at (%d, %d), allowed %s; see %s"
              .formatted(
                  name,
                  largest,
                  where % expected.width(),
                  where / expected.width(),
                  tolerance,
                  file));
    }
  }

  private static Path leave(RgbImage actual, RgbImage expected, String name) {
    int width = expected.width();
    BufferedImage picture = new BufferedImage(width, expected.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * expected.height(); i++) {
      int rgb = 0;
      for (int c = 0; c < 3; c++) {
        float d = 128 + 8 * (actual.planes()[c][i] - expected.planes()[c][i]);
        rgb = rgb << 8 | Math.max(0, Math.min(255, Math.round(d)));
      }
      picture.setRGB(i % width, i / width, rgb);
    }
    try {
      Path file = Path.of("target", "difference-" + name + ".png");
      Files.createDirectories(file.toAbsolutePath().getParent());
      ImageIO.write(picture, "png", file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
