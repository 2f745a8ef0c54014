package org.redub.render.blend;

/**
 * Keeps the picture's detail and takes the light from the plate: the difference on the mask's edge
 * is interpolated smoothly into the inside and subtracted there. Confined to one thread.
 *
 * <p>Perez, Gangnet and Blake, "Poisson image editing" (2003): Laplace's equation for the light,
 * with given values where the mask is below 0.5. Solved by successive over-relaxation from the
 * pull-push interpolation of Gortler and others, "The lumigraph" (1996).
 */
final class SeamlessBlend implements MouthBlend {
  private static final float KNOWN_BELOW = 0.5f;
  private static final float TINY = 1e-6f;
  private static final int LEVELS = 8;

  /**
   * Number of sweeps and their over-relaxation; enough for a tenth of a grey level from this
   * initial value.
   */
  private static final int SWEEPS = 100;

  private static final float RELAXATION = 1.9f;

  private float[] mask = new float[0];
  private int[] unknown = new int[0];
  private int unknownCount;
  private int width;
  private int height;
  private final float[][] values = new float[LEVELS + 1][0];
  private final float[][] weights = new float[LEVELS + 1][0];

  @Override
  public void mask(float[] newMask, int newWidth, int newHeight) {
    mask = newMask;
    width = newWidth;
    height = newHeight;
    if (unknown.length < width * height) {
      unknown = new int[width * height];
    }
    unknownCount = 0;
    for (int i = 0; i < width * height; i++) {
      if (mask[i] >= KNOWN_BELOW) {
        unknown[unknownCount++] = i;
      }
    }
    int w = width;
    int h = height;
    for (int level = 0; level <= LEVELS; level++) {
      if (values[level].length < w * h) {
        values[level] = new float[w * h];
        weights[level] = new float[w * h];
      }
      w = (w + 1) / 2;
      h = (h + 1) / 2;
    }
  }

  @Override
  public void blend(float[] difference) {
    int size = width * height;
    for (int i = 0; i < size; i++) {
      weights[0][i] = Math.max(0, 1 - mask[i] / KNOWN_BELOW);
      values[0][i] = difference[i];
    }
    pull();
    push();
    relax(difference);
    for (int i = 0; i < size; i++) {
      difference[i] = mask[i] * (difference[i] - values[0][i]);
    }
  }

  /** Solves for the light where the mask is 0.5 or more; the picture's border is repeated. */
  private void relax(float[] difference) {
    float[] v = values[0];
    for (int i = 0; i < width * height; i++) {
      if (mask[i] < KNOWN_BELOW) {
        v[i] = difference[i];
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int k = 0; k < unknownCount; k++) {
        int i = unknown[k];
        int x = i % width;
        float left = v[x > 0 ? i - 1 : i];
        float right = v[x < width - 1 ? i + 1 : i];
        float above = v[i >= width ? i - width : i];
        float below = v[i < width * (height - 1) ? i + width : i];
        v[i] += RELAXATION * ((left + right + above + below) / 4 - v[i]);
      }
    }
  }

  private void pull() {
    int w = width;
    int h = height;
    for (int level = 0; level < LEVELS; level++) {
      int sw = (w + 1) / 2;
      int sh = (h + 1) / 2;
      for (int y = 0; y < sh; y++) {
        for (int x = 0; x < sw; x++) {
          float sum = 0;
          float total = 0;
          for (int k = 0; k < 4; k++) {
            int row = Math.min(h - 1, 2 * y + (k >> 1));
            int at = row * w + Math.min(w - 1, 2 * x + (k & 1));
            sum += weights[level][at] * values[level][at];
            total += weights[level][at];
          }
          values[level + 1][y * sw + x] = sum / Math.max(TINY, total);
          weights[level + 1][y * sw + x] = Math.min(1, total);
        }
      }
      w = sw;
      h = sh;
    }
  }

  private void push() {
    for (int level = LEVELS - 1; level >= 0; level--) {
      int w = (width + (1 << level) - 1) >> level;
      int h = (height + (1 << level) - 1) >> level;
      int sw = (w + 1) / 2;
      int sh = (h + 1) / 2;
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          int at = y * w + x;
          float own = weights[level][at];
          if (own < 1) {
            float coarse = between(values[level + 1], sw, sh, (x - 0.5f) / 2, (y - 0.5f) / 2);
            values[level][at] = own * values[level][at] + (1 - own) * coarse;
          }
        }
      }
    }
  }

  private static float between(float[] v, int w, int h, float x, float y) {
    float cx = Math.max(0, Math.min(w - 1, x));
    float cy = Math.max(0, Math.min(h - 1, y));
    int i = (int) cx;
    int j = (int) cy;
    int right = Math.min(w - 1, i + 1);
    int below = Math.min(h - 1, j + 1) * w;
    float u = cx - i;
    float top = v[j * w + i] + u * (v[j * w + right] - v[j * w + i]);
    float bottom = v[below + i] + u * (v[below + right] - v[below + i]);
    return top + (cy - j) * (bottom - top);
  }
}
