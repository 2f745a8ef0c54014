package org.redub.models.face;

import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;

/**
 * A Java picture as a {@link PixelSource}: every output pixel is the mean of a grid of bilinear
 * samples.
 */
final class BufferedPixels implements PixelSource {
  private final BufferedImage image;

  BufferedPixels(BufferedImage image) {
    this.image = image;
  }

  @Override
  public int width() {
    return image.getWidth();
  }

  @Override
  public int height() {
    return image.getHeight();
  }

  @Override
  public void readSquare(FaceRegion region, int sizePx, Border border, FloatBuffer out) {
    int n = Math.max(1, (int) Math.round(region.sidePx() / sizePx));
    for (int y = 0; y < sizePx; y++) {
      for (int x = 0; x < sizePx; x++) {
        double[] sum = new double[3];
        for (int k = 0; k < n * n; k++) {
          double u = (x + (k % n + 0.5) / n) / sizePx - 0.5;
          double v = (y + (k / n + 0.5) / n) / sizePx - 0.5;
          add(sum, region.imageX(u, v), region.imageY(u, v), border);
        }
        for (int c = 0; c < 3; c++) {
          out.put((c * sizePx + y) * sizePx + x, (float) (sum[c] / (n * n) / 255));
        }
      }
    }
  }

  private void add(double[] sum, double x, double y, Border border) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    for (int dy = 0; dy < 2; dy++) {
      for (int dx = 0; dx < 2; dx++) {
        double weight = (dx == 0 ? 1 - (x - left) : x - left) * (dy == 0 ? 1 - (y - top) : y - top);
        int rgb = at(left + dx, top + dy, border);
        sum[0] += weight * (rgb >> 16 & 0xff);
        sum[1] += weight * (rgb >> 8 & 0xff);
        sum[2] += weight * (rgb & 0xff);
      }
    }
  }

  private int at(int x, int y, Border border) {
    boolean outside = x < 0 || y < 0 || x >= width() || y >= height();
    if (outside && border == Border.BLACK) {
      return 0;
    }
    return image.getRGB(
        Math.max(0, Math.min(width() - 1, x)), Math.max(0, Math.min(height() - 1, y)));
  }
}
