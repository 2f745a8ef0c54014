package org.redub.engine.analyse.face;

/** Smooths series without delay. Stateless. */
final class ZeroPhaseSmoother {
  private ZeroPhaseSmoother() {}

  /**
   * Weighted mean of three values with the weight {@code neighbour} on either side: reduces noise
   * but preserves a closure of one frame.
   */
  static double[] threePoint(double[] series, double neighbour) {
    double[] smoothed = new double[series.length];
    for (int i = 0; i < series.length; i++) {
      double before = series[Math.max(0, i - 1)];
      double after = series[Math.min(series.length - 1, i + 1)];
      smoothed[i] = (1 - 2 * neighbour) * series[i] + neighbour * (before + after);
    }
    return smoothed;
  }
}
