package org.redub.geometry;

/**
 * The linear part of a two-dimensional similarity transform: (x, y) goes to (a x - b y, b x + a y).
 * Immutable.
 */
public record Similarity2(float a, float b) {

  /**
   * The transform from {@code source} to {@code target} by least squares over the points at {@code
   * positions}.
   */
  public static Similarity2 between(float[] source, float[] target, int[] positions) {
    double n = positions.length;
    double[] mean = new double[4];
    for (int p : positions) {
      mean[0] += source[2 * p] / n;
      mean[1] += source[2 * p + 1] / n;
      mean[2] += target[2 * p] / n;
      mean[3] += target[2 * p + 1] / n;
    }
    double dot = 0;
    double cross = 0;
    double square = 0;
    for (int p : positions) {
      double x = source[2 * p] - mean[0];
      double y = source[2 * p + 1] - mean[1];
      double u = target[2 * p] - mean[2];
      double v = target[2 * p + 1] - mean[3];
      dot += x * u + y * v;
      cross += x * v - y * u;
      square += x * x + y * y;
    }
    return new Similarity2((float) (dot / square), (float) (cross / square));
  }

  public float x(float x, float y) {
    return a * x - b * y;
  }

  public float y(float x, float y) {
    return b * x + a * y;
  }

  public float scale() {
    return (float) Math.hypot(a, b);
  }
}
