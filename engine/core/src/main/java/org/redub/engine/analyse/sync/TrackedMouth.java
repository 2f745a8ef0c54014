package org.redub.engine.analyse.sync;

/**
 * A tracked mouth, resampled to {@value #FRAMES_PER_SECOND} frames per second; frame k is at k / 25
 * s on the clock of the sound. Immutable by contract.
 *
 * @param opening distance of the inner lips
 * @param width distance of the corners
 */
public record TrackedMouth(double[] opening, double[] width) {
  /** The rate at which scores are computed, independent of the rate of the video. */
  public static final int FRAMES_PER_SECOND = 25;

  public TrackedMouth {
    if (opening.length != width.length) {
      throw new IllegalArgumentException(
          "a tracked mouth needs as many openings as widths, got %d and %d"
              .formatted(opening.length, width.length));
    }
  }

  /**
   * Resamples a tracked mouth: linear between video frames, constant before the first and after the
   * last.
   *
   * @param ptsUs ascending pts of the video frames on the clock of the sound, at least one
   */
  public static TrackedMouth of(long[] ptsUs, double[] opening, double[] width) {
    int frames = Math.max(0, (int) (ptsUs[ptsUs.length - 1] / 1e6 * FRAMES_PER_SECOND)) + 1;
    double[] resampledOpening = new double[frames];
    double[] resampledWidth = new double[frames];
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
      resampledOpening[k] = opening[before] + share * (opening[after] - opening[before]);
      resampledWidth[k] = width[before] + share * (width[after] - width[before]);
    }
    return new TrackedMouth(resampledOpening, resampledWidth);
  }

  /** Number of frames. */
  public int frames() {
    return opening.length;
  }
}
