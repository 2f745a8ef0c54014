package org.redub.engine.analyse.sync;

/**
 * How much later the mouth moves than the sound. Immutable.
 *
 * @param offsetUs positive: the mouth moves later than the sound (the sound is early); 0 where it
 *     is not {@link #known}
 * @param confidence 0..1: how far the agreement at this offset stands out of chance
 * @param agreement mean of the detrended correlations of opening and width at this offset
 * @param scan the agreement at each offset that was tried, from {@code -OffsetEstimator.REACH_MS}
 *     on in steps of {@code OffsetEstimator.STEP_MS}
 */
public record AvOffset(long offsetUs, double confidence, double agreement, double[] scan) {
  /** Less than this and the offset is anyone's guess. */
  public static final double LEAST_CONFIDENCE = 0.25;

  /** Whether it can be relied upon. */
  public boolean known() {
    return confidence >= LEAST_CONFIDENCE;
  }
}
