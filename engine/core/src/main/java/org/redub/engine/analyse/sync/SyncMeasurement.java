package org.redub.engine.analyse.sync;

/**
 * A clip measured: the mouth as seen, the mouth as the sound lets expect, and when there is speech,
 * all on the sound's clock. Immutable by contract.
 *
 * @param speech whether there is speech in a frame of {@code seen}
 */
public record SyncMeasurement(TrackedMouth seen, PredictedMouth heard, boolean[] speech) {

  /** The clip's own A/V offset. */
  public AvOffset offset() {
    return new OffsetEstimator().add(heard, seen).estimate();
  }

  /** Metrics at an offset (positive: the mouth moves later than the sound). */
  public SyncMetrics metrics(double offsetSeconds) {
    return SyncMetrics.of(heard, seen, offsetSeconds, speech);
  }

  /** Seconds of speech. */
  public double speechSeconds() {
    int frames = 0;
    for (boolean s : speech) {
      frames += s ? 1 : 0;
    }
    return (double) frames / TrackedMouth.FRAMES_PER_SECOND;
  }
}
