package org.redub.engine.analyse.sync;

/**
 * A mouth that was tracked, resampled to {@value #FRAMES_PER_SECOND} frames a second, frame k at k
 * / 25 s of the sound's clock. Immutable by contract.
 *
 * @param opening distance of the inner lips
 * @param width distance of the corners
 */
public record TrackedMouth(double[] opening, double[] width) {
  /** Scores are computed at this rate, whatever the video's. */
  public static final int FRAMES_PER_SECOND = 25;

  public TrackedMouth {
    if (opening.length != width.length) {
      throw new IllegalArgumentException(
          "a mouth has as many openings as widths, got %d and %d"
              .formatted(opening.length, width.length));
    }
  }

  /**
   * A tracked mouth on the common frames, linear between pictures, held before the first and after
   * the last.
   *
   * @param ptsUs ascending times of the pictures on the sound's clock, at least one
   */
  public static TrackedMouth of(long[] ptsUs, double[] opening, double[] width) {
    int frames = Math.max(0, (int) (ptsUs[ptsUs.length - 1] / 1e6 * FRAMES_PER_SECOND)) + 1;
    double[] o = new double[frames];
    double[] w = new double[frames];
    int next = 0;
    for (int k = 0; k < frames; k++) {
      double t = k * 1e6 / FRAMES_PER_SECOND;
      while (next < ptsUs.length && ptsUs[next] < t) {
        next++;
      }
      int before = Math.max(0, next - 1);
      int after = Math.min(ptsUs.length - 1, next);
      long span = ptsUs[after] - ptsUs[before];
      double share = span == 0 ? 0 : (t - ptsUs[before]) / span;
      o[k] = opening[before] + share * (opening[after] - opening[before]);
      w[k] = width[before] + share * (width[after] - width[before]);
    }
    return new TrackedMouth(o, w);
  }

  /** Number of frames. */
  public int frames() {
    return opening.length;
  }
}
