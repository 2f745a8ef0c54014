package org.redub.render.morph;

import org.redub.render.image.RgbImage;

/**
 * Reads a picture between its pixels with Catmull and Rom's cubic (a = -1/2), which stays sharp;
 * what lies outside repeats the border. At whole pixels it returns them exactly. Confined to one
 * thread.
 */
public final class CatmullRom {
  private RgbImage source = new RgbImage(1, 1);
  private final float[] wx = new float[4];
  private final float[] wy = new float[4];
  private final int[] column = new int[4];

  /** The picture to read from now on. */
  public void read(RgbImage source) {
    this.source = source;
  }

  /** Writes the colour at (x, y) to {@code rgb[0..2]}. */
  public void sample(float x, float y, float[] rgb) {
    int width = source.width();
    int height = source.height();
    float cx = Math.max(-1, Math.min(width, x));
    float cy = Math.max(-1, Math.min(height, y));
    int ix = (int) Math.floor(cx);
    int iy = (int) Math.floor(cy);
    weights(cx - ix, wx);
    weights(cy - iy, wy);
    for (int i = 0; i < 4; i++) {
      column[i] = clamp(ix - 1 + i, width - 1);
    }
    float r = 0;
    float g = 0;
    float b = 0;
    for (int j = 0; j < 4; j++) {
      int row = clamp(iy - 1 + j, height - 1) * width;
      r += wy[j] * line(source.red(), row);
      g += wy[j] * line(source.green(), row);
      b += wy[j] * line(source.blue(), row);
    }
    rgb[0] = r;
    rgb[1] = g;
    rgb[2] = b;
  }

  private float line(float[] plane, int row) {
    return wx[0] * plane[row + column[0]]
        + wx[1] * plane[row + column[1]]
        + wx[2] * plane[row + column[2]]
        + wx[3] * plane[row + column[3]];
  }

  private static int clamp(int value, int last) {
    return Math.max(0, Math.min(last, value));
  }

  private static void weights(float t, float[] w) {
    float t2 = t * t;
    float t3 = t2 * t;
    w[0] = 0.5f * (-t3 + 2 * t2 - t);
    w[1] = 0.5f * (3 * t3 - 5 * t2 + 2);
    w[2] = 0.5f * (-3 * t3 + 4 * t2 + t);
    w[3] = 0.5f * (t3 - t2);
  }
}
