package org.redub.engine.analyse.sync;

/**
 * Estimates how much later a mouth moves than the sound, from any number of clips of one recording
 * set-up. Confined to one thread. Call order: {@link #add} per clip, then {@link #estimate}.
 *
 * <p>The mouth that the sound lets expect is compared with the tracked one (correlation without
 * posture, mean of opening and width) at offsets from -{@value #REACH_MS} to {@value #REACH_MS} ms;
 * the best wins, refined by a parabola. How sure that is follows from how far the best stands above
 * what as many frames would give by chance: mouths change about every 4 frames, so a correlation
 * over n frames scatters by 1 / sqrt(n / 4), the mean of two by less.
 */
public final class OffsetEstimator {
  /** Furthest offset that is tried, in milliseconds. */
  public static final int REACH_MS = 300;

  /** Distance of the offsets that are tried, in milliseconds. */
  public static final int STEP_MS = 10;

  private static final int FRAMES_PER_CHANGE = 4;
  private static final double CHANCE = 2;
  private static final double CERTAIN = 6;
  private static final int FEWEST_FRAMES = 25;

  private final double[] sums = new double[2 * REACH_MS / STEP_MS + 1];
  private long frames;

  /** Adds a clip; one of less than a second tells nothing and is passed over. */
  public OffsetEstimator add(PredictedMouth heard, TrackedMouth seen) {
    if (seen.frames() < FEWEST_FRAMES) {
      return this;
    }
    double[] opening = Signals.detrended(seen.opening());
    double[] width = Signals.detrended(seen.width());
    for (int i = 0; i < sums.length; i++) {
      double later = offsetMs(i) / 1000.0;
      double[] o = Signals.detrended(Signals.opening(heard, seen.frames(), later));
      double[] w = Signals.detrended(Signals.width(heard, seen.frames(), later));
      double agreement = (Signals.correlation(o, opening) + Signals.correlation(w, width)) / 2;
      sums[i] += seen.frames() * agreement;
    }
    frames += seen.frames();
    return this;
  }

  /** The offset over all clips added. */
  public AvOffset estimate() {
    double[] scan = new double[sums.length];
    int best = 0;
    for (int i = 0; i < scan.length; i++) {
      scan[i] = frames == 0 ? 0 : sums[i] / frames;
      best = scan[i] > scan[best] ? i : best;
    }
    double scatter = 1 / Math.sqrt(2.0 * Math.max(1, frames) / FRAMES_PER_CHANGE);
    double confidence = (scan[best] / scatter - CHANCE) / (CERTAIN - CHANCE);
    boolean inside = best > 0 && best < scan.length - 1;
    double sure = inside ? Math.max(0, Math.min(1, confidence)) : 0;
    long offsetUs = Math.round(1000 * (offsetMs(best) + (inside ? refined(scan, best) : 0)));
    boolean known = sure >= AvOffset.LEAST_CONFIDENCE;
    return new AvOffset(known ? offsetUs : 0, sure, scan[best], scan);
  }

  /** The top of the parabola through the best and its neighbours, in ms from the best. */
  private static double refined(double[] scan, int best) {
    double left = scan[best - 1];
    double right = scan[best + 1];
    double bend = left - 2 * scan[best] + right;
    return bend >= 0 ? 0 : STEP_MS * 0.5 * (left - right) / bend;
  }

  private static int offsetMs(int index) {
    return index * STEP_MS - REACH_MS;
  }
}
