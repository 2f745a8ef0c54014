package org.redub.engine.analyse.sync;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** Statistics of curves sampled at {@link TrackedMouth#FRAMES_PER_SECOND}. Stateless. */
final class Signals {
  /** Length of the running mean that separates posture from speech: 1 s. */
  private static final int POSTURE_FRAMES = TrackedMouth.FRAMES_PER_SECOND;

  /** Curves whose product of root sums of squares is smaller are constant but for rounding. */
  private static final double MIN_VARIATION = 1e-12;

  private Signals() {}

  /** Pearson's correlation; 0 if one of the curves is constant. */
  static double correlation(double[] a, double[] b) {
    double variation = a.length * standardDeviation(a) * standardDeviation(b);
    return variation > MIN_VARIATION ? new PearsonsCorrelation().correlation(a, b) : 0;
  }

  /** Subtracts the running mean over 1 s, which is shorter at the ends. */
  static double[] detrended(double[] values) {
    double[] detrended = new double[values.length];
    int reach = POSTURE_FRAMES / 2;
    for (int i = 0; i < values.length; i++) {
      int from = Math.max(0, i - reach);
      int to = Math.min(values.length, i + reach + 1);
      detrended[i] = values[i] - StatUtils.mean(values, from, to - from);
    }
    return detrended;
  }

  /** Root mean square of the change from frame to frame. */
  static double rmsVelocity(double[] values) {
    if (values.length < 2) {
      return 0;
    }
    double[] changes = new double[values.length - 1];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = values[i + 1] - values[i];
    }
    return Math.sqrt(StatUtils.sumSq(changes) / changes.length);
  }

  /** Population standard deviation; 0 for an empty curve. */
  static double standardDeviation(double[] values) {
    return values.length == 0 ? 0 : Math.sqrt(StatUtils.populationVariance(values));
  }

  /**
   * Quantile, interpolated linearly like NumPy's default.
   *
   * @param values at least one
   * @param share above 0, at most 1
   */
  static double quantile(double[] values, double share) {
    return new Percentile().withEstimationType(EstimationType.R_7).evaluate(values, 100 * share);
  }

  /** The predicted opening of each frame of a tracked mouth, delayed by {@code delaySeconds}. */
  static double[] opening(PredictedMouth predicted, int frames, double delaySeconds) {
    double[] values = new double[frames];
    for (int k = 0; k < frames; k++) {
      values[k] = predicted.opening((double) k / TrackedMouth.FRAMES_PER_SECOND - delaySeconds);
    }
    return values;
  }

  /** The predicted width of each frame of a tracked mouth, delayed by {@code delaySeconds}. */
  static double[] width(PredictedMouth predicted, int frames, double delaySeconds) {
    double[] values = new double[frames];
    for (int k = 0; k < frames; k++) {
      values[k] = predicted.width((double) k / TrackedMouth.FRAMES_PER_SECOND - delaySeconds);
    }
    return values;
  }
}
