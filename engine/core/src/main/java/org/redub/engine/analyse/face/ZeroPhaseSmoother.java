package org.redub.engine.analyse.face;

/** Smooths series in time without delaying them. Stateless. */
final class ZeroPhaseSmoother {
  private ZeroPhaseSmoother() {}

  /**
   * Weighted three-point mean, {@code neighbour} on either side: takes off noise and keeps a
   * closure of one frame.
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
