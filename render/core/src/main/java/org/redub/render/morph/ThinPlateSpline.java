package org.redub.render.morph;

/**
 * A smooth displacement of the plane with given values at control points: a regularised thin-plate
 * spline with kernel r^2 log r (Bookstein 1989). Confined to one thread; keeps its workspace.
 *
 * <p>Deviation: it interpolates displacements, not positions, so that zero displacement at all
 * control points is exactly zero everywhere. Evaluation uses a logarithm with an error below 1e-5.
 *
 * <p>Call order: {@link #place} once for a set of control points, then for each set of values
 * {@link #solve} and any number of {@link #evaluate}.
 */
public final class ThinPlateSpline {
  private final double regularisation;
  private int count;
  private double unit = 1;
  private double originX;
  private double originY;
  private float[] px = new float[0];
  private float[] py = new float[0];
  private float[] weightX = new float[0];
  private float[] weightY = new float[0];
  private double[][] lu = new double[0][];
  private int[] pivots = new int[0];
  private double[] right = new double[0];
  private final float[] affine = new float[6];

  /**
   * @param regularisation 0 passes through every value; larger values are smoother, in squared
   *     units
   */
  public ThinPlateSpline(double regularisation) {
    this.regularisation = regularisation;
  }

  /**
   * Sets the control points and factorises their system.
   *
   * @param points n x (x, y); at least 3 not on a line
   * @param n number of points to use
   * @param unitPx the unit of length, about the size of the moved object
   */
  public void place(float[] points, int n, double unitPx) {
    ensureSize(n);
    count = n;
    unit = unitPx;
    originX = 0;
    originY = 0;
    for (int i = 0; i < n; i++) {
      originX += points[2 * i] / (double) n;
      originY += points[2 * i + 1] / (double) n;
    }
    for (int i = 0; i < n; i++) {
      px[i] = (float) ((points[2 * i] - originX) / unit);
      py[i] = (float) ((points[2 * i + 1] - originY) / unit);
    }
    fillSystem();
    factorise(n + 3);
  }

  private void ensureSize(int n) {
    if (lu.length < n + 3) {
      px = new float[n];
      py = new float[n];
      weightX = new float[n];
      weightY = new float[n];
      lu = new double[n + 3][n + 3];
      pivots = new int[n + 3];
      right = new double[n + 3];
    }
  }

  private void fillSystem() {
    int n = count;
    for (int i = 0; i < n; i++) {
      double[] row = lu[i];
      for (int j = 0; j < i; j++) {
        double x = px[i] - px[j];
        double y = py[i] - py[j];
        row[j] = kernel(x * x + y * y);
        lu[j][i] = row[j];
      }
      row[i] = regularisation;
      row[n] = 1;
      row[n + 1] = px[i];
      row[n + 2] = py[i];
      lu[n][i] = 1;
      lu[n + 1][i] = px[i];
      lu[n + 2][i] = py[i];
    }
    for (int i = n; i < n + 3; i++) {
      for (int j = n; j < n + 3; j++) {
        lu[i][j] = 0;
      }
    }
  }

  private static double kernel(double square) {
    return square > 0 ? 0.5 * square * Math.log(square) : 0;
  }

  /**
   * LU decomposition with partial pivoting in place; a general solver would copy the matrix each
   * time.
   */
  private void factorise(int size) {
    for (int k = 0; k < size; k++) {
      int best = k;
      for (int i = k + 1; i < size; i++) {
        best = Math.abs(lu[i][k]) > Math.abs(lu[best][k]) ? i : best;
      }
      double[] pivot = lu[best];
      lu[best] = lu[k];
      lu[k] = pivot;
      pivots[k] = best;
      if (!(Math.abs(pivot[k]) > 1e-12)) {
        throw new IllegalArgumentException(
            "a spline needs 3 distinct control points that are not on a line, got " + count);
      }
      double inverse = 1 / pivot[k];
      for (int i = k + 1; i < size; i++) {
        double[] row = lu[i];
        row[k] *= inverse;
        subtract(row[k], pivot, row, k + 1, size);
      }
    }
  }

  /** A method of its own, because the compiler takes long over the whole decomposition. */
  private static void subtract(double factor, double[] from, double[] row, int first, int end) {
    for (int j = first; j < end; j++) {
      row[j] -= factor * from[j];
    }
  }

  /**
   * Sets the displacements at the control points.
   *
   * @param from n x (x, y): the control points in the order of {@link #place}
   * @param to n x (x, y): their displaced positions
   */
  public void solve(float[] from, float[] to) {
    solveAxis(from, to, 0, weightX);
    solveAxis(from, to, 1, weightY);
  }

  private void solveAxis(float[] from, float[] to, int axis, float[] weights) {
    int size = count + 3;
    for (int i = 0; i < count; i++) {
      right[i] = (double) to[2 * i + axis] - from[2 * i + axis];
    }
    right[count] = 0;
    right[count + 1] = 0;
    right[count + 2] = 0;
    for (int k = 0; k < size; k++) {
      double value = right[pivots[k]];
      right[pivots[k]] = right[k];
      right[k] = value;
    }
    for (int i = 1; i < size; i++) {
      double sum = right[i];
      for (int j = 0; j < i; j++) {
        sum -= lu[i][j] * right[j];
      }
      right[i] = sum;
    }
    for (int i = size - 1; i >= 0; i--) {
      double sum = right[i];
      for (int j = i + 1; j < size; j++) {
        sum -= lu[i][j] * right[j];
      }
      right[i] = sum / lu[i][i];
    }
    for (int i = 0; i < count; i++) {
      weights[i] = (float) right[i];
    }
    for (int i = 0; i < 3; i++) {
      affine[3 * axis + i] = (float) right[count + i];
    }
  }

  /** Writes the displacement at (x, y), in pixels, to {@code out[0]} and {@code out[1]}. */
  public void evaluate(double x, double y, float[] out) {
    float u = (float) ((x - originX) / unit);
    float v = (float) ((y - originY) / unit);
    float sumX = affine[0] + affine[1] * u + affine[2] * v;
    float sumY = affine[3] + affine[4] * u + affine[5] * v;
    for (int i = 0; i < count; i++) {
      float dx = u - px[i];
      float dy = v - py[i];
      float kernel = halfSquareLog(dx * dx + dy * dy);
      sumX += weightX[i] * kernel;
      sumY += weightY[i] * kernel;
    }
    out[0] = sumX;
    out[1] = sumY;
  }

  /**
   * 0.5 s ln s, with the logarithm computed from the float's exponent and a polynomial of its
   * mantissa.
   */
  static float halfSquareLog(float s) {
    if (s < 1e-12f) {
      return 0;
    }
    int bits = Float.floatToRawIntBits(s);
    int exponent = (bits - 0x3f3504f3) >> 23;
    float m = Float.intBitsToFloat(bits - (exponent << 23)) - 1;
    // ln(1 + m) on [sqrt(1/2), sqrt 2]: the polynomial of Cephes logf.
    float p = 0.070376836f;
    p = p * m - 0.1151461f;
    p = p * m + 0.116769984f;
    p = p * m - 0.12420141f;
    p = p * m + 0.14249323f;
    p = p * m - 0.16668057f;
    p = p * m + 0.20000714f;
    p = p * m - 0.24999994f;
    p = p * m + 0.3333333f;
    float square = m * m;
    float ln = m - 0.5f * square + m * square * p + exponent * 0.6931472f;
    return 0.5f * s * ln;
  }
}
