package org.redub.render.morph;

import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

/**
 * Samples a picture between its pixels with the cubic spline through all of them, which keeps fine
 * detail and film grain that direct convolution kernels blur. The border is repeated outside. At
 * whole pixels it returns the pixels, except for rounding. Confined to one thread; keeps its
 * workspace.
 *
 * <p>Recursive prefilter after Unser, Aldroubi and Eden, "B-spline signal processing" (1993).
 */
public final class CubicSpline {
  /** The pole of the inverse of the cubic B-spline's filter. */
  private static final float POLE = (float) (Math.sqrt(3) - 2);

  /** Reach of a pixel: the pole to this power is below a thousandth of a grey level. */
  private static final int HORIZON = 10;

  private static final float END = POLE / (POLE * POLE - 1);

  /** Gain of one direction. */
  private static final float GAIN = 6;

  private final float[][] planes = new float[3][0];
  private final float[] wx = new float[4];
  private final float[] wy = new float[4];
  private int left;
  private int top;
  private int width = 1;
  private int height = 1;

  /** Sets the picture to read, whose pixels are copied. */
  public void read(RgbImage source) {
    read(source, new PixelBox(0, 0, source.width(), source.height()));
  }

  /**
   * Sets the part of a picture to read, whose pixels are copied.
   *
   * @param part a box within the picture; its border is repeated outside
   */
  public void read(RgbImage source, PixelBox part) {
    left = part.left();
    top = part.top();
    width = part.width();
    height = part.height();
    float gain = (width > 1 ? GAIN : 1) * (height > 1 ? GAIN : 1);
    for (int c = 0; c < 3; c++) {
      if (planes[c].length < width * height) {
        planes[c] = new float[width * height];
      }
      float[] from = source.planes()[c];
      for (int y = 0; y < height; y++) {
        int row = (top + y) * source.width() + left;
        for (int x = 0; x < width; x++) {
          planes[c][y * width + x] = gain * from[row + x];
        }
      }
    }
    for (int y = 0; y < height && width > 1; y++) {
      alongRow(planes[0], planes[1], planes[2], y * width);
    }
    for (int c = 0; c < 3 && height > 1; c++) {
      downColumns(planes[c]);
    }
  }

  /**
   * Filters all three planes at once: each value depends on the one before it, but not on the other
   * planes.
   */
  private void alongRow(float[] r, float[] g, float[] b, int row) {
    int last = row + width - 1;
    float power = POLE;
    for (int i = row + 1; i <= Math.min(row + HORIZON, last); i++) {
      r[row] += power * r[i];
      g[row] += power * g[i];
      b[row] += power * b[i];
      power *= POLE;
    }
    for (int i = row + 1; i <= last; i++) {
      r[i] += POLE * r[i - 1];
      g[i] += POLE * g[i - 1];
      b[i] += POLE * b[i - 1];
    }
    r[last] = END * (r[last] + POLE * r[last - 1]);
    g[last] = END * (g[last] + POLE * g[last - 1]);
    b[last] = END * (b[last] + POLE * b[last - 1]);
    for (int i = last - 1; i >= row; i--) {
      r[i] = POLE * (r[i + 1] - r[i]);
      g[i] = POLE * (g[i + 1] - g[i]);
      b[i] = POLE * (b[i + 1] - b[i]);
    }
  }

  /** Filters all columns at once, row by row, in memory order. */
  private void downColumns(float[] v) {
    int last = height - 1;
    float power = POLE;
    for (int j = 1; j <= Math.min(HORIZON, last); j++) {
      for (int x = 0; x < width; x++) {
        v[x] += power * v[j * width + x];
      }
      power *= POLE;
    }
    for (int i = width; i < height * width; i++) {
      v[i] += POLE * v[i - width];
    }
    for (int i = last * width; i < height * width; i++) {
      v[i] = END * (v[i] + POLE * v[i - width]);
    }
    for (int i = last * width - 1; i >= 0; i--) {
      v[i] = POLE * (v[i + width] - v[i]);
    }
  }

  /** Writes the colour at (x, y) to {@code rgb[0..2]}. */
  public void sample(float x, float y, float[] rgb) {
    float cx = Math.max(0, Math.min(width - 1, x - left));
    float cy = Math.max(0, Math.min(height - 1, y - top));
    int ix = (int) cx;
    int iy = (int) cy;
    weights(cx - ix, wx);
    weights(cy - iy, wy);
    boolean inside = ix >= 1 && iy >= 1 && ix < width - 2 && iy < height - 2;
    for (int c = 0; c < 3; c++) {
      rgb[c] = inside ? within(planes[c], (iy - 1) * width + ix - 1) : atBorder(planes[c], ix, iy);
    }
  }

  private float within(float[] v, int at) {
    float x0 = wx[0];
    float x1 = wx[1];
    float x2 = wx[2];
    float x3 = wx[3];
    int b = at + width;
    int c = b + width;
    int d = c + width;
    return wy[0] * (x0 * v[at] + x1 * v[at + 1] + x2 * v[at + 2] + x3 * v[at + 3])
        + wy[1] * (x0 * v[b] + x1 * v[b + 1] + x2 * v[b + 2] + x3 * v[b + 3])
        + wy[2] * (x0 * v[c] + x1 * v[c + 1] + x2 * v[c + 2] + x3 * v[c + 3])
        + wy[3] * (x0 * v[d] + x1 * v[d + 1] + x2 * v[d + 2] + x3 * v[d + 3]);
  }

  private float atBorder(float[] v, int ix, int iy) {
    float sum = 0;
    for (int j = 0; j < 4; j++) {
      int row = mirrored(iy - 1 + j, height) * width;
      for (int i = 0; i < 4; i++) {
        sum += wy[j] * wx[i] * v[row + mirrored(ix - 1 + i, width)];
      }
    }
    return sum;
  }

  private static int mirrored(int i, int size) {
    int inside = i < 0 ? -i : i >= size ? 2 * size - 2 - i : i;
    return Math.max(0, Math.min(size - 1, inside));
  }

  private static void weights(float t, float[] w) {
    float u = 1 - t;
    w[0] = u * u * u / 6;
    w[1] = 2 / 3f - t * t * (2 - t) / 2;
    w[2] = 2 / 3f - u * u * (2 - u) / 2;
    w[3] = t * t * t / 6;
  }
}
