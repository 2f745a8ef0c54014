package org.redub.engine.analyse.sync;

import java.util.Arrays;

/**
 * Detects speech by its level: frames are speech if their level over 120 ms is at most 25 dB below
 * the 90th percentile of all levels. Scores use it so that they do not depend on a network.
 * Confined to one thread; sound is pushed in order, in chunks of any size.
 */
public final class LoudSpeech {
  private static final int REACH_MS = 60;
  private static final int BLOCK_MS = 20;
  private static final double MAX_BELOW_DB = 25;

  private final int blockSamples;
  private double[] energies = new double[256];
  private long samples;

  /** A meter for sound of {@code sampleRateHz}, a multiple of 50. */
  public LoudSpeech(int sampleRateHz) {
    blockSamples = sampleRateHz * BLOCK_MS / 1000;
  }

  /** Adds the first {@code length} samples of an array. */
  public void push(float[] pcm, int length) {
    for (int i = 0; i < length; i++) {
      int block = (int) (samples++ / blockSamples);
      if (block >= energies.length) {
        energies = Arrays.copyOf(energies, 2 * energies.length);
      }
      energies[block] += (double) pcm[i] * pcm[i];
    }
  }

  /**
   * Whether there is speech in each of the first {@code frames} frames of a {@link TrackedMouth}.
   */
  public boolean[] speech(int frames) {
    int perFrame = 1000 / TrackedMouth.FRAMES_PER_SECOND / BLOCK_MS;
    int reach = REACH_MS / BLOCK_MS;
    int blocks = (int) ((samples + blockSamples - 1) / blockSamples);
    double[] levels = new double[frames];
    for (int k = 0; k < frames; k++) {
      int from = Math.max(0, k * perFrame - reach);
      int to = Math.min(blocks, k * perFrame + reach);
      double energy = 0;
      for (int block = from; block < to; block++) {
        energy += energies[block];
      }
      levels[k] = Math.sqrt(energy / Math.max(1, (to - from) * blockSamples) + 1e-12);
    }
    double threshold =
        frames == 0 ? 0 : Signals.quantile(levels, 0.9) * Math.pow(10, -MAX_BELOW_DB / 20);
    boolean[] speech = new boolean[frames];
    for (int k = 0; k < frames; k++) {
      speech[k] = levels[k] > threshold;
    }
    return speech;
  }
}
