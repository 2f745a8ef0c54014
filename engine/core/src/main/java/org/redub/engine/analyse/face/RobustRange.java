package org.redub.engine.analyse.face;

import java.util.Arrays;

/**
 * Median and spread of a value over the frames of a shot, robust against outliers. Immutable.
 *
 * @param median median; the upper one of an even number of values
 * @param deviation median absolute deviation, scaled to the standard deviation of a normal
 *     distribution
 */
record RobustRange(float median, float deviation) {
  /** Standard deviation of a normal distribution divided by its median absolute deviation. */
  private static final float PER_MAD = 1.4826f;

  /** Measures at least one value. */
  static RobustRange of(float[] values) {
    float median = median(values);
    float[] deviations = new float[values.length];
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = Math.abs(values[i] - median);
    }
    return new RobustRange(median, PER_MAD * median(deviations));
  }

  static float median(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
