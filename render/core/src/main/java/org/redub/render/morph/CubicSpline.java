package org.redub.render.morph;

import java.util.Arrays;
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

  /** Red, green and blue of a pixel lie side by side, so that a sample reads four short runs. */
  private static final int CHANNELS = 3;

  private float[] samples = new float[0];
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
    int size = CHANNELS * width * height;
    if (samples.length < size) {
      samples = new float[size];
    }
    float gain = (width > 1 ? GAIN : 1) * (height > 1 ? GAIN : 1);
    for (int y = 0; y < height; y++) {
      interleave(source, y, gain);
    }
    for (int y = 0; y < height && width > 1; y++) {
      alongRow(samples, CHANNELS * y * width);
    }
    if (height > 1) {
      downColumns(samples);
    }
  }

  private void interleave(RgbImage source, int y, float gain) {
    float[] red = source.red();
    float[] green = source.green();
    float[] blue = source.blue();
    int from = (top + y) * source.width() + left;
    int to = CHANNELS * y * width;
    for (int x = 0; x < width; x++) {
      samples[to + CHANNELS * x] = gain * red[from + x];
      samples[to + CHANNELS * x + 1] = gain * green[from + x];
      samples[to + CHANNELS * x + 2] = gain * blue[from + x];
    }
  }

  /** Filters one row from both ends; each value depends on its neighbour of the same channel. */
  private void alongRow(float[] v, int row) {
    int last = row + CHANNELS * (width - 1);
    float r = v[row];
    float g = v[row + 1];
    float b = v[row + 2];
    float power = POLE;
    for (int i = row + 3; i <= Math.min(row + CHANNELS * HORIZON, last); i += CHANNELS) {
      r += power * v[i];
      g += power * v[i + 1];
      b += power * v[i + 2];
      power *= POLE;
    }
    v[row] = r;
    v[row + 1] = g;
    v[row + 2] = b;
    for (int i = row + 3; i <= last; i += CHANNELS) {
      r = v[i] + POLE * r;
      g = v[i + 1] + POLE * g;
      b = v[i + 2] + POLE * b;
      v[i] = r;
      v[i + 1] = g;
      v[i + 2] = b;
    }
    r = END * (r + POLE * v[last - 3]);
    g = END * (g + POLE * v[last - 2]);
    b = END * (b + POLE * v[last - 1]);
    v[last] = r;
    v[last + 1] = g;
    v[last + 2] = b;
    for (int i = last - 3; i >= row; i -= CHANNELS) {
      r = POLE * (r - v[i]);
      g = POLE * (g - v[i + 1]);
      b = POLE * (b - v[i + 2]);
      v[i] = r;
      v[i + 1] = g;
      v[i + 2] = b;
    }
  }

  /** Filters all columns at once, row by row, in memory order. */
  private void downColumns(float[] v) {
    int stride = CHANNELS * width;
    int last = height - 1;
    float power = POLE;
    for (int j = 1; j <= Math.min(HORIZON, last); j++) {
      for (int x = 0; x < stride; x++) {
        v[x] += power * v[j * stride + x];
      }
      power *= POLE;
    }
    for (int y = 1; y <= last; y++) {
      int row = y * stride;
      for (int x = 0; x < stride; x++) {
        v[row + x] += POLE * v[row - stride + x];
      }
    }
    int end = last * stride;
    for (int x = 0; x < stride; x++) {
      v[end + x] = END * (v[end + x] + POLE * v[end - stride + x]);
    }
    for (int y = last - 1; y >= 0; y--) {
      int row = y * stride;
      for (int x = 0; x < stride; x++) {
        v[row + x] = POLE * (v[row + stride + x] - v[row + x]);
      }
    }
  }

  /** Writes the colour at (x, y) to {@code rgb[0..2]}. */
  public void sample(float x, float y, float[] rgb) {
    float cx = Math.max(0, Math.min(width - 1, x - left));
    float cy = Math.max(0, Math.min(height - 1, y - top));
    int ix = (int) cx;
    int iy = (int) cy;
    if (ix >= 1 && iy >= 1 && ix < width - 2 && iy < height - 2) {
      within(ix, iy, cx - ix, cy - iy, rgb);
    } else {
      atBorder(ix, iy, cx - ix, cy - iy, rgb);
    }
  }

  private void within(int ix, int iy, float x, float y, float[] rgb) {
    int at = CHANNELS * ((iy - 1) * width + ix - 1);
    float x0 = outer(1 - x);
    float x1 = inner(x);
    float x2 = inner(1 - x);
    float x3 = outer(x);
    float y0 = outer(1 - y);
    float y1 = inner(y);
    float y2 = inner(1 - y);
    float y3 = outer(y);
    float[] v = samples;
    int a = at;
    int b = a + CHANNELS * width;
    int c = b + CHANNELS * width;
    int d = c + CHANNELS * width;
    // Written out: as loops it takes half as long again.
    rgb[0] =
        y0 * (x0 * v[a] + x1 * v[a + 3] + x2 * v[a + 6] + x3 * v[a + 9])
            + y1 * (x0 * v[b] + x1 * v[b + 3] + x2 * v[b + 6] + x3 * v[b + 9])
            + y2 * (x0 * v[c] + x1 * v[c + 3] + x2 * v[c + 6] + x3 * v[c + 9])
            + y3 * (x0 * v[d] + x1 * v[d + 3] + x2 * v[d + 6] + x3 * v[d + 9]);
    rgb[1] =
        y0 * (x0 * v[a + 1] + x1 * v[a + 4] + x2 * v[a + 7] + x3 * v[a + 10])
            + y1 * (x0 * v[b + 1] + x1 * v[b + 4] + x2 * v[b + 7] + x3 * v[b + 10])
            + y2 * (x0 * v[c + 1] + x1 * v[c + 4] + x2 * v[c + 7] + x3 * v[c + 10])
            + y3 * (x0 * v[d + 1] + x1 * v[d + 4] + x2 * v[d + 7] + x3 * v[d + 10]);
    rgb[2] =
        y0 * (x0 * v[a + 2] + x1 * v[a + 5] + x2 * v[a + 8] + x3 * v[a + 11])
            + y1 * (x0 * v[b + 2] + x1 * v[b + 5] + x2 * v[b + 8] + x3 * v[b + 11])
            + y2 * (x0 * v[c + 2] + x1 * v[c + 5] + x2 * v[c + 8] + x3 * v[c + 11])
            + y3 * (x0 * v[d + 2] + x1 * v[d + 5] + x2 * v[d + 8] + x3 * v[d + 11]);
  }

  private void atBorder(int ix, int iy, float x, float y, float[] rgb) {
    float[] wx = {outer(1 - x), inner(x), inner(1 - x), outer(x)};
    float[] wy = {outer(1 - y), inner(y), inner(1 - y), outer(y)};
    Arrays.fill(rgb, 0, CHANNELS, 0);
    for (int j = 0; j < 4; j++) {
      int row = mirrored(iy - 1 + j, height) * width;
      for (int i = 0; i < 4; i++) {
        int at = CHANNELS * (row + mirrored(ix - 1 + i, width));
        float weight = wy[j] * wx[i];
        for (int c = 0; c < CHANNELS; c++) {
          rgb[c] += weight * samples[at + c];
        }
      }
    }
  }

  private static int mirrored(int i, int size) {
    int inside = i < 0 ? -i : i >= size ? 2 * size - 2 - i : i;
    return Math.max(0, Math.min(size - 1, inside));
  }

  /** Weight of a pixel at distance {@code 2 - t}, t between 0 and 1. */
  private static float outer(float t) {
    return t * t * t * (1 / 6f);
  }

  /** Weight of a pixel at distance t, between 0 and 1. */
  private static float inner(float t) {
    return 2 / 3f - t * t * (1 - 0.5f * t);
  }
}
