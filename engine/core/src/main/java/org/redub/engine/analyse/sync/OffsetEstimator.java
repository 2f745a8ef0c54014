package org.redub.engine.analyse.sync;

/**
 * Estimates an A/V offset from any number of clips that share it. Confined to one thread. Call
 * order: {@link #add} per clip, then {@link #estimate}.
 *
 * <p>Compares the mouth predicted from the audio with the tracked one at offsets from -{@value
 * #MAX_OFFSET_MS} to {@value #MAX_OFFSET_MS} ms. The agreement is the mean of the detrended
 * correlations of opening and width; the offset with the highest agreement is refined by a
 * parabola. The confidence relates that agreement to its standard deviation by chance: mouths
 * change about every 4 frames, so a correlation over n frames has the standard deviation 1 / sqrt(n
 * / 4), and the mean of two correlations less.
 */
public final class OffsetEstimator {
  /** Largest tested offset, in milliseconds. */
  public static final int MAX_OFFSET_MS = 300;

  /** Distance between tested offsets, in milliseconds. */
  public static final int STEP_MS = 10;

  private static final int FRAMES_PER_CHANGE = 4;

  /** Agreement in standard deviations at which the confidence is 0. */
  private static final double CHANCE_SD = 2;

  /** Agreement in standard deviations at which the confidence is 1. */
  private static final double CERTAIN_SD = 6;

  private static final int MIN_FRAMES = 25;

  private final double[] sums = new double[2 * MAX_OFFSET_MS / STEP_MS + 1];
  private long frames;

  /** Adds a clip. Clips shorter than one second are ignored. */
  public OffsetEstimator add(PredictedMouth predicted, TrackedMouth tracked) {
    if (tracked.frames() < MIN_FRAMES) {
      return this;
    }
    double[] opening = Signals.detrended(tracked.opening());
    double[] width = Signals.detrended(tracked.width());
    for (int i = 0; i < sums.length; i++) {
      double offsetSeconds = offsetMs(i) / 1000.0;
      double[] predictedOpening =
          Signals.detrended(Signals.opening(predicted, tracked.frames(), offsetSeconds));
      double[] predictedWidth =
          Signals.detrended(Signals.width(predicted, tracked.frames(), offsetSeconds));
      double agreement =
          (Signals.correlation(predictedOpening, opening)
                  + Signals.correlation(predictedWidth, width))
              / 2;
      sums[i] += tracked.frames() * agreement;
    }
    frames += tracked.frames();
    return this;
  }

  /** The offset of all added clips. */
  public AvOffset estimate() {
    double[] scan = new double[sums.length];
    int best = 0;
    for (int i = 0; i < scan.length; i++) {
      scan[i] = frames == 0 ? 0 : sums[i] / frames;
      best = scan[i] > scan[best] ? i : best;
    }
    double standardDeviation = 1 / Math.sqrt(2.0 * Math.max(1, frames) / FRAMES_PER_CHANGE);
    double confidence = (scan[best] / standardDeviation - CHANCE_SD) / (CERTAIN_SD - CHANCE_SD);
    boolean inside = best > 0 && best < scan.length - 1;
    double limited = inside ? Math.max(0, Math.min(1, confidence)) : 0;
    long offsetUs = Math.round(1000 * (offsetMs(best) + (inside ? refined(scan, best) : 0)));
    boolean known = limited >= AvOffset.MIN_CONFIDENCE;
    return new AvOffset(known ? offsetUs : 0, limited, scan[best], scan);
  }

  /** The maximum of the parabola through the best value and its neighbours, in ms from the best. */
  private static double refined(double[] scan, int best) {
    double left = scan[best - 1];
    double right = scan[best + 1];
    double curvature = left - 2 * scan[best] + right;
    return curvature >= 0 ? 0 : STEP_MS * 0.5 * (left - right) / curvature;
  }

  private static int offsetMs(int index) {
    return index * STEP_MS - MAX_OFFSET_MS;
  }
}
