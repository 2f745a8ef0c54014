package org.redub.engine.analyse.face;

import java.util.Arrays;

/**
 * What a number usually is in a shot, and how far from it, whatever some of the frames show.
 *
 * @param median the middle one
 * @param deviation median absolute deviation, as a standard deviation of a normal distribution
 */
record RobustRange(float median, float deviation) {
  /** Standard deviation of a normal distribution over its median absolute deviation. */
  private static final float PER_MAD = 1.4826f;

  /** Of one value a frame, at least one. */
  static RobustRange of(float[] values) {
    float median = median(values);
    float[] away = new float[values.length];
    for (int i = 0; i < away.length; i++) {
      away[i] = Math.abs(values[i] - median);
    }
    return new RobustRange(median, PER_MAD * median(away));
  }

  static float median(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
