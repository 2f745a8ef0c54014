package org.redub.engine.deliver.preview;

import java.awt.image.BufferedImage;

/**
 * Scales pictures down by integer factors with box averaging, so that the remaining interpolation
 * does not alias. Stateless.
 */
final class Downscaler {
  private Downscaler() {}

  /**
   * Scales {@code picture} down by the largest integer factor that keeps it at least {@code scale}
   * times its size.
   */
  static BufferedImage downscale(BufferedImage picture, double scale) {
    int factor = (int) Math.floor(1 / Math.max(1e-3, scale));
    if (factor < 2) {
      return picture;
    }
    int width = Math.max(1, picture.getWidth() / factor);
    int height = Math.max(1, picture.getHeight() / factor);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] rows = new int[width * factor * factor];
    for (int y = 0; y < height; y++) {
      picture.getRGB(0, y * factor, width * factor, factor, rows, 0, width * factor);
      for (int x = 0; x < width; x++) {
        small.setRGB(x, y, mean(rows, x * factor, factor, width * factor));
      }
    }
    return small;
  }

  private static int mean(int[] rows, int left, int factor, int stride) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int y = 0; y < factor; y++) {
      for (int x = 0; x < factor; x++) {
        int rgb = rows[y * stride + left + x];
        red += rgb >> 16 & 0xff;
        green += rgb >> 8 & 0xff;
        blue += rgb & 0xff;
      }
    }
    int count = factor * factor;
    return ((red / count) << 16) | ((green / count) << 8) | (blue / count);
  }
}
