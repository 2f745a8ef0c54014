package org.redub.engine.analyse.sync;

/**
 * An estimated A/V offset: how much later the mouth moves than the sound. Immutable by contract.
 *
 * @param offsetUs positive: the mouth moves later than the sound; 0 if it is not {@link #known}
 * @param confidence 0..1: how clearly the agreement at this offset stands out from chance
 * @param agreement mean of the detrended correlations of opening and width at this offset
 * @param scan the agreement at each tested offset, starting at {@code
 *     -OffsetEstimator.MAX_OFFSET_MS}, in steps of {@code OffsetEstimator.STEP_MS}
 */
public record AvOffset(long offsetUs, double confidence, double agreement, double[] scan) {
  /** Offsets with a lower confidence are unreliable. */
  public static final double MIN_CONFIDENCE = 0.25;

  /** Whether the offset is reliable. */
  public boolean known() {
    return confidence >= MIN_CONFIDENCE;
  }
}
