package org.redub.render.morph;

import java.util.Arrays;
import org.redub.geometry.PixelBox;

/**
 * Displacements on a grid over a box, interpolated bilinearly, from each pixel of the result to its
 * source. Confined to one thread; keeps its workspace.
 *
 * <p>Call order: {@link #cover}, {@code fill}, optionally {@link #unfold}, then {@link #row} per
 * row.
 */
public final class WarpGrid {
  /** A cell whose source area is below this share of its own area counts as folded. */
  private static final float MIN_AREA = 0.04f;

  private static final int MAX_ROUNDS = 400;
  private static final int ROUNDS_PER_RING = 4;

  private PixelBox box = new PixelBox(0, 0, 1, 1);
  private int step = 1;
  private int columns;
  private int rows;
  private float[] dx = new float[0];
  private float[] dy = new float[0];
  private float[] lineX = new float[0];
  private float[] lineY = new float[0];
  private boolean[] marked = new boolean[0];
  private boolean[] before = new boolean[0];
  private final float[] out = new float[2];

  /** Fades a displacement: 1 keeps it, 0 removes it. */
  public interface Fade {
    float at(float x, float y);
  }

  /** Covers {@code box} with nodes every {@code stepPx}. */
  public void cover(PixelBox box, int stepPx) {
    this.box = box;
    step = stepPx;
    columns = (box.width() - 1) / stepPx + 2;
    rows = (box.height() - 1) / stepPx + 2;
    int nodes = columns * rows;
    if (dx.length < nodes) {
      dx = new float[nodes];
      dy = new float[nodes];
      marked = new boolean[nodes];
      before = new boolean[nodes];
    }
    if (lineX.length < columns) {
      lineX = new float[columns];
      lineY = new float[columns];
    }
  }

  /** Evaluates {@code spline} at all nodes. */
  public void fill(ThinPlateSpline spline) {
    fill(spline, (x, y) -> 1);
  }

  /** Evaluates {@code spline} at all nodes and multiplies each displacement by {@code fade}. */
  public void fill(ThinPlateSpline spline, Fade fade) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        float x = box.left() + c * (float) step;
        float y = box.top() + r * (float) step;
        float keep = fade.at(x, y);
        out[0] = 0;
        out[1] = 0;
        if (keep != 0) {
          spline.evaluate(x, y, out);
        }
        dx[r * columns + c] = keep * out[0];
        dy[r * columns + c] = keep * out[1];
      }
    }
  }

  /**
   * Smooths the displacement where the picture would fold, until it does not: around each fold a
   * growing region is relaxed towards the mean of its neighbours.
   *
   * @return number of rounds; 0 if nothing folded
   */
  public int unfold() {
    int round = 0;
    Arrays.fill(marked, 0, rows * columns, false);
    while (round < MAX_ROUNDS && markFolds()) {
      if (round % ROUNDS_PER_RING == ROUNDS_PER_RING - 1) {
        growMarked();
      }
      smoothMarked();
      round++;
    }
    return round;
  }

  private boolean markFolds() {
    boolean any = false;
    for (int r = 0; r + 1 < rows; r++) {
      for (int c = 0; c + 1 < columns; c++) {
        int at = r * columns + c;
        if (folds(at, at + 1, at + columns) || folds(at + columns + 1, at + columns, at + 1)) {
          any = true;
          marked[at] = true;
          marked[at + 1] = true;
          marked[at + columns] = true;
          marked[at + columns + 1] = true;
        }
      }
    }
    return any;
  }

  /** Adds the four neighbours of every marked node. */
  private void growMarked() {
    System.arraycopy(marked, 0, before, 0, rows * columns);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int at = r * columns + c;
        marked[at] |=
            (r > 0 && before[at - columns])
                || (r + 1 < rows && before[at + columns])
                || (c > 0 && before[at - 1])
                || (c + 1 < columns && before[at + 1]);
      }
    }
  }

  /** Whether the triangle of a corner and its horizontal and vertical neighbours is flipped. */
  private boolean folds(int corner, int horizontal, int vertical) {
    float h = horizontal > corner ? step : -step;
    float xx = 1 + (dx[horizontal] - dx[corner]) / h;
    float yx = (dy[horizontal] - dy[corner]) / h;
    float v = vertical > corner ? step : -step;
    float xy = (dx[vertical] - dx[corner]) / v;
    float yy = 1 + (dy[vertical] - dy[corner]) / v;
    return xx * yy - xy * yx < MIN_AREA;
  }

  private void smoothMarked() {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int at = r * columns + c;
        if (marked[at]) {
          int up = r > 0 ? at - columns : at;
          int down = r + 1 < rows ? at + columns : at;
          int left = c > 0 ? at - 1 : at;
          int right = c + 1 < columns ? at + 1 : at;
          dx[at] = 0.5f * dx[at] + 0.125f * (dx[up] + dx[down] + dx[left] + dx[right]);
          dy[at] = 0.5f * dy[at] + 0.125f * (dy[up] + dy[down] + dy[left] + dy[right]);
        }
      }
    }
  }

  /**
   * The part of {@code picture} from which moved pixels come, with a margin of one cell; at least a
   * pixel.
   *
   * @param leastPx nodes that move less are ignored; 0 includes all
   */
  public PixelBox source(PixelBox picture, float leastPx) {
    float[] x = {Float.MAX_VALUE, -Float.MAX_VALUE};
    float[] y = {Float.MAX_VALUE, -Float.MAX_VALUE};
    for (int i = 0; i < rows * columns; i++) {
      if (Math.abs(dx[i]) + Math.abs(dy[i]) < leastPx) {
        continue;
      }
      float px = box.left() + i % columns * step + dx[i];
      float py = box.top() + i / columns * step + dy[i];
      x[0] = Math.min(x[0], px);
      x[1] = Math.max(x[1], px);
      y[0] = Math.min(y[0], py);
      y[1] = Math.max(y[1], py);
    }
    return PixelBox.around(x[0] - step, y[0] - step, x[1] + step + 1, y[1] + step + 1, picture);
  }

  /** The largest displacement at any node, in pixels. */
  public float largest() {
    float largest = 0;
    for (int i = 0; i < rows * columns; i++) {
      largest = Math.max(largest, Math.max(Math.abs(dx[i]), Math.abs(dy[i])));
    }
    return largest;
  }

  /**
   * Writes the displacement at (x, y) to {@code out[0..1]}; outside the box that of the nearest
   * border point.
   */
  public void at(float x, float y, float[] out) {
    float c = Math.max(0, Math.min(columns - 1.001f, (x - box.left()) / step));
    float r = Math.max(0, Math.min(rows - 1.001f, (y - box.top()) / step));
    int row = (int) r;
    int at = row * columns + (int) c;
    out[0] = between(dx, at, c - (int) c, r - row);
    out[1] = between(dy, at, c - (int) c, r - row);
  }

  private float between(float[] v, int at, float right, float down) {
    float upper = v[at] + right * (v[at + 1] - v[at]);
    int below = at + columns;
    float lower = v[below] + right * (v[below + 1] - v[below]);
    return upper + down * (lower - upper);
  }

  /**
   * Computes the displacements of one row of the box.
   *
   * @param y row of the box, from 0
   * @param outX receives width values in pixels
   * @param outY receives width values in pixels
   */
  public void row(int y, float[] outX, float[] outY) {
    int above = y / step * columns;
    float share = (y % step) / (float) step;
    for (int c = 0; c < columns; c++) {
      int at = above + c;
      lineX[c] = dx[at] + share * (dx[at + columns] - dx[at]);
      lineY[c] = dy[at] + share * (dy[at + columns] - dy[at]);
    }
    float each = 1f / step;
    for (int c = 0, x = 0; x < box.width(); c++) {
      float slopeX = (lineX[c + 1] - lineX[c]) * each;
      float slopeY = (lineY[c + 1] - lineY[c]) * each;
      for (int k = 0; k < step && x < box.width(); k++, x++) {
        outX[x] = lineX[c] + k * slopeX;
        outY[x] = lineY[c] + k * slopeY;
      }
    }
  }
}
