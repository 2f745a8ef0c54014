package org.redub.engine.tracking;

/**
 * Smooths series in time without delaying them. Stateless.
 *
 * <p>Savitzky and Golay (1964), "Smoothing and differentiation of data by simplified least squares
 * procedures": every value becomes that of the parabola fitted to its neighbourhood, so steady
 * motion and steady acceleration pass unchanged. Deviation: at the ends of a series the
 * neighbourhood is cut short rather than the series extended.
 */
final class ZeroPhaseSmoother {
  private ZeroPhaseSmoother() {}

  /**
   * The smoothed series, of the same length.
   *
   * @param halfWindow neighbours on either side; 0 or 1 returns the series as it is, since a
   *     parabola meets 3 points
   */
  static double[] parabola(double[] series, int halfWindow) {
    if (halfWindow < 2 || series.length < 4) {
      return series.clone();
    }
    double[] smoothed = new double[series.length];
    for (int i = 0; i < series.length; i++) {
      int from = Math.max(0, i - halfWindow);
      int to = Math.min(series.length - 1, i + halfWindow);
      smoothed[i] = parabolaAt(series, from, to, i);
    }
    return smoothed;
  }

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

  /** Value at {@code at} of the least-squares parabola through the points {@code from..to}. */
  private static double parabolaAt(double[] series, int from, int to, int at) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double y0 = 0;
    double y1 = 0;
    double y2 = 0;
    for (int k = from; k <= to; k++) {
      double x = k - at;
      double xx = x * x;
      s0 += 1;
      s1 += x;
      s2 += xx;
      s3 += xx * x;
      s4 += xx * xx;
      y0 += series[k];
      y1 += series[k] * x;
      y2 += series[k] * xx;
    }
    // Cramer's rule for the constant term, which is the value at x = 0.
    double determinant =
        s0 * (s2 * s4 - s3 * s3) - s1 * (s1 * s4 - s3 * s2) + s2 * (s1 * s3 - s2 * s2);
    double numerator =
        y0 * (s2 * s4 - s3 * s3) - s1 * (y1 * s4 - s3 * y2) + s2 * (y1 * s3 - s2 * y2);
    return Math.abs(determinant) < 1e-12 ? series[at] : numerator / determinant;
  }
}
