package org.redub.engine;

/** Compares curves. For tests. */
public final class Curves {
  private Curves() {}

  /** The curve without its running mean over {@code reach} values to both sides. */
  public static double[] detrended(double[] curve, int reach) {
    double[] result = new double[curve.length];
    for (int i = 0; i < curve.length; i++) {
      int from = Math.max(0, i - reach);
      int to = Math.min(curve.length, i + reach + 1);
      double sum = 0;
      for (int k = from; k < to; k++) {
        sum += curve[k];
      }
      result[i] = curve[i] - sum / (to - from);
    }
    return result;
  }

  /** Pearson's correlation. */
  public static double correlation(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double ab = 0;
    double aa = 1e-12;
    double bb = 1e-12;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
