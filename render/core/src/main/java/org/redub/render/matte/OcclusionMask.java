package org.redub.render.matte;

import org.redub.geometry.PixelBox;

/**
 * Removes occluded pixels from a matte: the occlusion at landmarks is interpolated to pixels with
 * Gaussian weights. Confined to one thread; keeps its workspace.
 */
public final class OcclusionMask {
  /** Standard deviation of the Gaussian around a landmark, in IOD. */
  private static final float SIGMA_IOD = 0.06f;

  /**
   * Pixels with less occlusion than the first value are visible, with more than the second
   * occluded.
   */
  private static final float FREE = 0.3f;

  private static final float COVERED = 0.6f;

  /** Distance in pixels between the nodes at which the weights are computed. */
  private static final int STEP = 4;

  private float[] nodes = new float[0];

  /**
   * Sets {@code alpha} to 0 where the face is occluded.
   *
   * @param points n x (x, y), in pixels of the box
   * @param occlusion per point, 0 (visible) to 1
   * @param box size of {@code alpha}, at (0, 0)
   */
  public void takeOut(float[] points, float[] occlusion, float iodPx, PixelBox box, float[] alpha) {
    int columns = box.width() / STEP + 2;
    int rows = box.height() / STEP + 2;
    if (nodes.length < columns * rows) {
      nodes = new float[columns * rows];
    }
    float scale = 1 / (2 * SIGMA_IOD * SIGMA_IOD * iodPx * iodPx);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        nodes[row * columns + column] = near(points, occlusion, scale, column * STEP, row * STEP);
      }
    }
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        int i = y * box.width() + x;
        if (alpha[i] > 0) {
          alpha[i] *= SoftEdge.fall(FREE, COVERED, between(x, y, columns));
        }
      }
    }
  }

  private static float near(float[] points, float[] occlusion, float scale, int x, int y) {
    float total = 1e-6f;
    float sum = 0;
    for (int k = 0; k < occlusion.length; k++) {
      float dx = points[2 * k] - x;
      float dy = points[2 * k + 1] - y;
      float weight = (float) Math.exp(-scale * (dx * dx + dy * dy));
      total += weight;
      sum += weight * occlusion[k];
    }
    return sum / total;
  }

  private float between(int x, int y, int columns) {
    int at = y / STEP * columns + x / STEP;
    float u = x % STEP / (float) STEP;
    float v = y % STEP / (float) STEP;
    float upper = nodes[at] + u * (nodes[at + 1] - nodes[at]);
    float lower = nodes[at + columns] + u * (nodes[at + columns + 1] - nodes[at + columns]);
    return upper + v * (lower - upper);
  }
}
