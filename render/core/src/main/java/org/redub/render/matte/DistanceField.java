package org.redub.render.matte;

import org.redub.geometry.ConvexHull;
import org.redub.geometry.PixelBox;

/**
 * The distance to a hull at every pixel of a box, computed at every fourth pixel and interpolated
 * bilinearly. Confined to one thread; keeps its workspace.
 */
public final class DistanceField {
  private static final int STEP = 4;

  private float[] values = new float[0];
  private float[] nodes = new float[0];

  /** Computes the distances to {@code hull} over {@code box}. */
  public void compute(ConvexHull hull, PixelBox box) {
    int columns = (box.width() - 1) / STEP + 2;
    int rows = (box.height() - 1) / STEP + 2;
    if (values.length < box.width() * box.height()) {
      values = new float[box.width() * box.height()];
    }
    if (nodes.length < columns * rows) {
      nodes = new float[columns * rows];
    }
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        nodes[r * columns + c] =
            hull.distance(box.left() + c * (float) STEP, box.top() + r * (float) STEP);
      }
    }
    for (int y = 0; y < box.height(); y++) {
      float dy = (y % STEP) / (float) STEP;
      int above = y / STEP * columns;
      for (int x = 0; x < box.width(); x++) {
        float dx = (x % STEP) / (float) STEP;
        int at = above + x / STEP;
        float upper = nodes[at] + dx * (nodes[at + 1] - nodes[at]);
        float lower = nodes[at + columns] + dx * (nodes[at + columns + 1] - nodes[at + columns]);
        values[y * box.width() + x] = upper + dy * (lower - upper);
      }
    }
  }

  /** Distances in pixels, row-major over the box, negative inside; valid until the next compute. */
  public float[] values() {
    return values;
  }
}
