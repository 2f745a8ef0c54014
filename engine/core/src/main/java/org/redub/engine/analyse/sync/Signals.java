package org.redub.engine.analyse.sync;

import java.util.Arrays;

/** What is computed with curves on common frames. Stateless. */
final class Signals {
  /** The running mean that is posture, not speech: 1 s. */
  private static final int POSTURE_FRAMES = TrackedMouth.FRAMES_PER_SECOND;

  private Signals() {}

  /** Pearson's correlation; 0 where one of the two does not move. */
  static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < a.length; i++) {
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
      ab += (a[i] - meanA) * (b[i] - meanB);
    }
    double scale = Math.sqrt(aa * bb);
    return scale > 1e-12 ? ab / scale : 0;
  }

  /** Without its running mean over 1 s; at the ends the mean is of what there is. */
  static double[] detrended(double[] values) {
    double[] rest = new double[values.length];
    int reach = POSTURE_FRAMES / 2;
    for (int i = 0; i < values.length; i++) {
      int from = Math.max(0, i - reach);
      int to = Math.min(values.length, i + reach + 1);
      double sum = 0;
      for (int k = from; k < to; k++) {
        sum += values[k];
      }
      rest[i] = values[i] - sum / (to - from);
    }
    return rest;
  }

  /** Standard deviation of the change from frame to frame. */
  static double velocitySpread(double[] values) {
    double squares = 0;
    for (int i = 1; i < values.length; i++) {
      squares += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
    }
    return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
  }

  static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  /** A quantile (0..1), linear between the sorted values as NumPy has it. */
  static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double position = share * (sorted.length - 1);
    int low = (int) position;
    int high = Math.min(sorted.length - 1, low + 1);
    return sorted[low] + (position - low) * (sorted[high] - sorted[low]);
  }

  /** The expected opening on the frames of a seen mouth, the sound {@code later} by seconds. */
  static double[] opening(PredictedMouth heard, int frames, double later) {
    double[] values = new double[frames];
    for (int k = 0; k < frames; k++) {
      values[k] = heard.opening((double) k / TrackedMouth.FRAMES_PER_SECOND - later);
    }
    return values;
  }

  /** The expected width on the frames of a seen mouth, the sound {@code later} by seconds. */
  static double[] width(PredictedMouth heard, int frames, double later) {
    double[] values = new double[frames];
    for (int k = 0; k < frames; k++) {
      values[k] = heard.width((double) k / TrackedMouth.FRAMES_PER_SECOND - later);
    }
    return values;
  }
}
