package org.redub.render.blend;

import java.util.Arrays;
import org.redub.geometry.PixelBox;

/**
 * Multiband blending after Burt and Adelson, "A multiresolution spline with application to image
 * mosaics" (1983). Confined to one thread; keeps its workspace.
 *
 * <p>Deviation: the blend is linear, so only the difference of the two pictures is decomposed:
 * plate + sum over bands of mask x band(difference).
 *
 * <p>Call order: {@link #mask} or {@link #shares} once per box, then {@link #blend} per plane.
 */
public final class PyramidBlend implements MouthBlend {
  private final int levels;
  private int[] widths = new int[0];
  private int[] heights = new int[0];
  private float[][] masks = new float[0][];
  private float[][] bands = new float[0][];
  private float[] line = new float[0];
  private float[] wide = new float[0];

  /**
   * @param levels number of bands in addition to the coarsest; a small box has fewer
   */
  public PyramidBlend(int levels) {
    this.levels = levels;
    masks = new float[levels + 1][0];
    bands = new float[levels + 1][0];
    widths = new int[levels + 1];
    heights = new int[levels + 1];
  }

  @Override
  public void mask(float[] mask, int width, int height) {
    size(width, height);
    System.arraycopy(mask, 0, masks[0], 0, width * height);
    for (int level = 0; level < levels; level++) {
      shrink(masks[level], level, masks[level + 1]);
    }
  }

  /**
   * Sets one mask value per band instead: {@code fine} for the first {@code fineBands}, {@code
   * coarse} for the rest.
   */
  public void shares(float fine, int fineBands, float coarse, PixelBox box) {
    size(box.width(), box.height());
    for (int level = 0; level <= levels; level++) {
      Arrays.fill(masks[level], level < fineBands ? fine : coarse);
    }
  }

  private void size(int width, int height) {
    for (int level = 0; level <= levels; level++) {
      widths[level] = level == 0 ? width : (widths[level - 1] + 1) / 2;
      heights[level] = level == 0 ? height : (heights[level - 1] + 1) / 2;
      int size = widths[level] * heights[level];
      if (masks[level].length < size) {
        masks[level] = new float[size];
        bands[level] = new float[size];
      }
    }
    if (line.length < width * height) {
      line = new float[width * height];
      wide = new float[width * height];
    }
  }

  @Override
  public void blend(float[] difference) {
    System.arraycopy(difference, 0, bands[0], 0, widths[0] * heights[0]);
    for (int level = 0; level < levels; level++) {
      shrink(bands[level], level, bands[level + 1]);
      // The band contains what the next, coarser level does not.
      grow(bands[level + 1], level, wide);
      float[] band = bands[level];
      for (int i = 0; i < widths[level] * heights[level]; i++) {
        band[i] = (band[i] - wide[i]) * masks[level][i];
      }
    }
    float[] coarsest = bands[levels];
    for (int i = 0; i < widths[levels] * heights[levels]; i++) {
      coarsest[i] *= masks[levels][i];
    }
    for (int level = levels - 1; level >= 0; level--) {
      grow(bands[level + 1], level, wide);
      float[] band = bands[level];
      for (int i = 0; i < widths[level] * heights[level]; i++) {
        band[i] += wide[i];
      }
    }
    System.arraycopy(bands[0], 0, difference, 0, widths[0] * heights[0]);
  }

  /** Blurs with 1 4 6 4 1 and keeps every second pixel; the border repeats. */
  private void shrink(float[] from, int level, float[] to) {
    int w = widths[level];
    int h = heights[level];
    int sw = widths[level + 1];
    int sh = heights[level + 1];
    for (int y = 0; y < h; y++) {
      int row = y * w;
      float far = from[row];
      float near = far;
      float here = far;
      for (int x = 0; x < sw; x++) {
        float next = from[row + Math.min(w - 1, 2 * x + 1)];
        float last = from[row + Math.min(w - 1, 2 * x + 2)];
        line[y * sw + x] = (far + last + 4 * (near + next) + 6 * here) / 16;
        far = here;
        near = next;
        here = last;
      }
    }
    for (int y = 0; y < sh; y++) {
      int c = 2 * y * sw;
      int a = Math.max(0, 2 * y - 2) * sw;
      int b = Math.max(0, 2 * y - 1) * sw;
      int d = Math.min(h - 1, 2 * y + 1) * sw;
      int e = Math.min(h - 1, 2 * y + 2) * sw;
      for (int x = 0; x < sw; x++) {
        float far = line[a + x] + line[e + x];
        float near = line[b + x] + line[d + x];
        to[y * sw + x] = (far + 4 * near + 6 * line[c + x]) / 16;
      }
    }
  }

  /** Enlarges level + 1 to the size of level with the same kernel. */
  private void grow(float[] from, int level, float[] to) {
    int w = widths[level];
    int h = heights[level];
    int sw = widths[level + 1];
    int sh = heights[level + 1];
    for (int y = 0; y < sh; y++) {
      int row = y * sw;
      float before = from[row];
      float here = before;
      for (int c = 0; c < sw; c++) {
        float next = from[row + Math.min(sw - 1, c + 1)];
        int x = y * w + 2 * c;
        line[x] = (before + 6 * here + next) / 8;
        if (2 * c + 1 < w) {
          line[x + 1] = (here + next) / 2;
        }
        before = here;
        here = next;
      }
    }
    for (int y = 0; y < h; y++) {
      int c = y / 2 * w;
      int before = Math.max(0, y / 2 - 1) * w;
      int next = Math.min(sh - 1, y / 2 + 1) * w;
      if (y % 2 == 1) {
        for (int x = 0; x < w; x++) {
          to[y * w + x] = (line[c + x] + line[next + x]) / 2;
        }
      } else {
        for (int x = 0; x < w; x++) {
          to[y * w + x] = (line[before + x] + 6 * line[c + x] + line[next + x]) / 8;
        }
      }
    }
  }
}
