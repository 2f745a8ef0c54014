package org.redub.engine.analyse.sync;

/**
 * How well a tracked mouth goes with the one that the sound lets expect, at one offset. Immutable
 * by contract.
 *
 * @param openingCorrelation Pearson's correlation of the openings
 * @param openingDetrended the same without posture (a running mean over 1 s)
 * @param widthCorrelation Pearson's correlation of the widths
 * @param widthDetrended the same without posture
 * @param velocityRatio spread of the expected opening's velocity over that of the seen one, both
 *     without posture (a held smile is no slow speech), each measured in the spread of its own
 *     opening: 1 moves as briskly, less is a mumble
 * @param closures shut lips, seen and expected
 */
public record SyncMetrics(
    double openingCorrelation,
    double openingDetrended,
    double widthCorrelation,
    double widthDetrended,
    double velocityRatio,
    ClosureScore closures) {

  /**
   * Measures.
   *
   * @param offsetSeconds how much later the mouth moves than the sound
   * @param speech whether there is speech in a frame
   */
  public static SyncMetrics of(
      PredictedMouth heard, TrackedMouth seen, double offsetSeconds, boolean[] speech) {
    double[] opening = Signals.opening(heard, seen.frames(), offsetSeconds);
    double[] width = Signals.width(heard, seen.frames(), offsetSeconds);
    return new SyncMetrics(
        Signals.correlation(opening, seen.opening()),
        detrended(opening, seen.opening()),
        Signals.correlation(width, seen.width()),
        detrended(width, seen.width()),
        brisk(Signals.detrended(opening))
            / Math.max(1e-9, brisk(Signals.detrended(seen.opening()))),
        ClosureScore.of(seen.opening(), opening, speech));
  }

  /** Detrended correlation of the openings alone, for controls. */
  public static double openingDetrended(
      PredictedMouth heard, TrackedMouth seen, double offsetSeconds) {
    return detrended(Signals.opening(heard, seen.frames(), offsetSeconds), seen.opening());
  }

  /** Detrended correlation of the widths alone. */
  public static double widthDetrended(
      PredictedMouth heard, TrackedMouth seen, double offsetSeconds) {
    return detrended(Signals.width(heard, seen.frames(), offsetSeconds), seen.width());
  }

  private static double detrended(double[] a, double[] b) {
    return Signals.correlation(Signals.detrended(a), Signals.detrended(b));
  }

  private static double brisk(double[] values) {
    return Signals.velocitySpread(values) / Math.max(1e-9, Signals.deviation(values));
  }
}
