package org.redub.models.face;

import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;

/**
 * A BufferedImage as a {@link PixelSource}: bilinear, with a grid of samples per output pixel if it
 * shrinks. Clear but slow. Immutable as long as the picture is.
 */
final class PicturePixels implements PixelSource {

  private static final int MAX_SAMPLES_PER_SIDE = 12;

  private final int width;
  private final int height;
  private final int[] rgb;

  PicturePixels(BufferedImage image) {
    width = image.getWidth();
    height = image.getHeight();
    rgb = image.getRGB(0, 0, width, height, null, 0, width);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public void readSquare(FaceRegion region, int sizePx, Border border, FloatBuffer out) {
    double scale = region.sidePx() / sizePx;
    int samples = (int) Math.min(MAX_SAMPLES_PER_SIDE, Math.max(1, Math.round(scale)));
    float[] sum = new float[3];
    for (int y = 0; y < sizePx; y++) {
      for (int x = 0; x < sizePx; x++) {
        sum[0] = sum[1] = sum[2] = 0;
        for (int j = 0; j < samples; j++) {
          for (int i = 0; i < samples; i++) {
            double u = (x + (i + 0.5) / samples) / sizePx - 0.5;
            double v = (y + (j + 0.5) / samples) / sizePx - 0.5;
            addSample(region.imageX(u, v), region.imageY(u, v), border, sum);
          }
        }
        for (int c = 0; c < 3; c++) {
          out.put((c * sizePx + y) * sizePx + x, sum[c] / (255f * samples * samples));
        }
      }
    }
  }

  private void addSample(double x, double y, Border border, float[] sum) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    for (int j = 0; j < 2; j++) {
      for (int i = 0; i < 2; i++) {
        double weight = (i == 0 ? 1 - (x - x0) : x - x0) * (j == 0 ? 1 - (y - y0) : y - y0);
        int px = x0 + i;
        int py = y0 + j;
        if (px < 0 || py < 0 || px >= width || py >= height) {
          if (border == Border.BLACK) {
            continue;
          }
          px = Math.max(0, Math.min(width - 1, px));
          py = Math.max(0, Math.min(height - 1, py));
        }
        int value = rgb[py * width + px];
        sum[0] += (float) (weight * (value >> 16 & 0xff));
        sum[1] += (float) (weight * (value >> 8 & 0xff));
        sum[2] += (float) (weight * (value & 0xff));
      }
    }
  }
}
