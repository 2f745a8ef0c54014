package org.redub.engine.analyse.sync;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The tracked and predicted curves of a measurement, each standardized to mean 0 and standard
 * deviation 1, for drawing. Immutable by contract.
 */
public record SyncCurves(
    double[] trackedOpening,
    double[] predictedOpening,
    double[] trackedWidth,
    double[] predictedWidth) {

  /** The curves of a clip, with the predicted ones delayed by the offset. */
  public static SyncCurves of(SyncMeasurement clip, double offsetSeconds) {
    int frames = clip.tracked().frames();
    return new SyncCurves(
        standardized(clip.tracked().opening()),
        standardized(Signals.opening(clip.predicted(), frames, offsetSeconds)),
        standardized(clip.tracked().width()),
        standardized(Signals.width(clip.predicted(), frames, offsetSeconds)));
  }

  private static double[] standardized(double[] values) {
    double mean = StatUtils.mean(values);
    double deviation = Math.max(1e-9, Signals.standardDeviation(values));
    return Arrays.stream(values).map(v -> (v - mean) / deviation).toArray();
  }
}
