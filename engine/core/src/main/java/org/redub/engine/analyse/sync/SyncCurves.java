package org.redub.engine.analyse.sync;

import java.util.Arrays;

/**
 * The curves of a measurement side by side, each with mean 0 and deviation 1, for drawing.
 * Immutable by contract.
 */
public record SyncCurves(
    double[] seenOpening, double[] expectedOpening, double[] seenWidth, double[] expectedWidth) {

  /** The curves, what is expected later by the offset. */
  public static SyncCurves of(SyncMeasurement clip, double offsetSeconds) {
    int frames = clip.seen().frames();
    return new SyncCurves(
        standard(clip.seen().opening()),
        standard(Signals.opening(clip.heard(), frames, offsetSeconds)),
        standard(clip.seen().width()),
        standard(Signals.width(clip.heard(), frames, offsetSeconds)));
  }

  private static double[] standard(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double deviation = Math.max(1e-9, Signals.deviation(values));
    return Arrays.stream(values).map(v -> (v - mean) / deviation).toArray();
  }
}
