package org.redub.engine.actor.face;

import java.util.Arrays;

/**
 * How often a length occurred, in bins of {@value #BIN} interocular distances from 0; those of
 * several takes add up. Immutable by contract.
 *
 * @param counts of each bin; what lies beyond the last counts for it
 */
public record Histogram(long[] counts) {
  public static final double BIN = 0.002;

  /** No mouth is wider than three interocular distances. */
  public static final int BINS = 1500;

  public static Histogram none() {
    return new Histogram(new long[BINS]);
  }

  /** Of values, negative ones counted as 0. */
  public static Histogram of(double[] values) {
    long[] counts = new long[BINS];
    for (double value : values) {
      counts[(int) Math.max(0, Math.min(BINS - 1, value / BIN))]++;
    }
    return new Histogram(counts);
  }

  /** Of the values of both. */
  public Histogram plus(Histogram other) {
    long[] sum = counts.clone();
    for (int k = 0; k < BINS; k++) {
      sum[k] += other.counts[k];
    }
    return new Histogram(sum);
  }

  /** Values counted. */
  public long total() {
    return Arrays.stream(counts).sum();
  }

  /**
   * The distribution, each value taken as the middle of its bin.
   *
   * @throws IllegalStateException if nothing was counted
   */
  public Quantiles quantiles() {
    long total = total();
    if (total == 0) {
      throw new IllegalStateException("no value was counted");
    }
    double[] sample = new double[101];
    int bin = 0;
    long below = 0;
    for (int k = 0; k <= 100; k++) {
      double position = k / 100.0 * (total - 1);
      while (below + counts[bin] <= position) {
        below += counts[bin++];
      }
      sample[k] = (bin + 0.5) * BIN;
    }
    return Quantiles.of(sample);
  }
}
