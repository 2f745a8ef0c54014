package org.redub.engine.sync;

/**
 * When there is speech, as far as loudness tells: within 25 dB of the 90th percentile of the level
 * over 120 ms. What the scores use, so that they depend on no network. Stateless.
 */
public final class Loudness {
  private static final double REACH_SECONDS = 0.06;
  private static final double BELOW_DB = 25;

  private Loudness() {}

  /** Whether there is speech in each of so many frames. */
  public static boolean[] speech(float[] samples, int sampleRateHz, int frames) {
    double[] levels = new double[frames];
    for (int k = 0; k < frames; k++) {
      double t = (double) k / SeenMouth.FRAMES_PER_SECOND;
      int from = Math.max(0, (int) ((t - REACH_SECONDS) * sampleRateHz));
      int to = Math.min(samples.length, (int) ((t + REACH_SECONDS) * sampleRateHz) + 1);
      double squares = 0;
      for (int i = from; i < to; i++) {
        squares += (double) samples[i] * samples[i];
      }
      levels[k] = Math.sqrt(squares / Math.max(1, to - from) + 1e-12);
    }
    double threshold =
        frames == 0 ? 0 : Signals.quantile(levels, 0.9) * Math.pow(10, -BELOW_DB / 20);
    boolean[] speech = new boolean[frames];
    for (int k = 0; k < frames; k++) {
      speech[k] = levels[k] > threshold;
    }
    return speech;
  }
}
