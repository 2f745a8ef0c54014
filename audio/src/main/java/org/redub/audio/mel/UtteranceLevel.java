package org.redub.audio.mel;

import java.util.Arrays;

/** The loudness an utterance is levelled by. */
final class UtteranceLevel {
  /** Keeps digital silence from being divided by nothing. */
  private static final double LEAST = 1e-12;

  private UtteranceLevel() {}

  /** The percentile, as NumPy interpolates it, of the sums over the bands of each column. */
  static double of(float[] columnMajor, int bands, double percentile) {
    double[] sums = new double[columnMajor.length / bands];
    for (int column = 0; column < sums.length; column++) {
      for (int band = 0; band < bands; band++) {
        sums[column] += columnMajor[column * bands + band];
      }
    }
    Arrays.sort(sums);
    double rank = percentile / 100 * (sums.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sums.length - 1);
    return sums[below] + (rank - below) * (sums[above] - sums[below]) + LEAST;
  }
}
