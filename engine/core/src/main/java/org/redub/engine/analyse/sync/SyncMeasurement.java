package org.redub.engine.analyse.sync;

/**
 * The tracked mouth, the mouth predicted from the audio and the speech of a clip, all on the clock
 * of the sound. Immutable by contract.
 *
 * @param speech whether there is speech in each frame of {@code tracked}
 */
public record SyncMeasurement(TrackedMouth tracked, PredictedMouth predicted, boolean[] speech) {

  /** The estimated A/V offset of the clip. */
  public AvOffset offset() {
    return new OffsetEstimator().add(predicted, tracked).estimate();
  }

  /** The metrics at an offset (positive: the mouth moves later than the sound). */
  public SyncMetrics metrics(double offsetSeconds) {
    return SyncMetrics.measure(predicted, tracked, offsetSeconds, speech);
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
