package org.redub.engine.analyse.sync;

/**
 * Agreement of a tracked mouth with the one predicted from the audio, at one offset. Immutable.
 *
 * @param openingCorrelation Pearson's correlation of the openings
 * @param openingDetrended the same without posture (a running mean over 1 s)
 * @param widthCorrelation Pearson's correlation of the widths
 * @param widthDetrended the same without posture
 * @param velocityRatio RMS velocity of the predicted opening divided by that of the tracked one,
 *     both without posture and each relative to the standard deviation of its opening: 1 if both
 *     move equally fast, less if the prediction mumbles
 * @param closures agreement of the closures
 */
public record SyncMetrics(
    double openingCorrelation,
    double openingDetrended,
    double widthCorrelation,
    double widthDetrended,
    double velocityRatio,
    ClosureScore closures) {

  /**
   * Measures the agreement.
   *
   * @param offsetSeconds how much later the mouth moves than the sound
   * @param speech whether there is speech in each frame
   */
  public static SyncMetrics measure(
      PredictedMouth predicted, TrackedMouth tracked, double offsetSeconds, boolean[] speech) {
    double[] opening = Signals.opening(predicted, tracked.frames(), offsetSeconds);
    double[] width = Signals.width(predicted, tracked.frames(), offsetSeconds);
    return new SyncMetrics(
        Signals.correlation(opening, tracked.opening()),
        detrendedCorrelation(opening, tracked.opening()),
        Signals.correlation(width, tracked.width()),
        detrendedCorrelation(width, tracked.width()),
        relativeSpeed(opening) / Math.max(1e-9, relativeSpeed(tracked.opening())),
        ClosureScore.compare(tracked.opening(), opening, speech));
  }

  /** The detrended correlation of the openings only, for controls. */
  public static double openingDetrended(
      PredictedMouth predicted, TrackedMouth tracked, double offsetSeconds) {
    return detrendedCorrelation(
        Signals.opening(predicted, tracked.frames(), offsetSeconds), tracked.opening());
  }

  /** The detrended correlation of the widths only. */
  public static double widthDetrended(
      PredictedMouth predicted, TrackedMouth tracked, double offsetSeconds) {
    return detrendedCorrelation(
        Signals.width(predicted, tracked.frames(), offsetSeconds), tracked.width());
  }

  private static double detrendedCorrelation(double[] a, double[] b) {
    return Signals.correlation(Signals.detrended(a), Signals.detrended(b));
  }

  private static double relativeSpeed(double[] opening) {
    double[] values = Signals.detrended(opening);
    return Signals.rmsVelocity(values) / Math.max(1e-9, Signals.standardDeviation(values));
  }
}
