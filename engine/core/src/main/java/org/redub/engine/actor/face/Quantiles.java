package org.redub.engine.actor.face;

import java.util.Arrays;

/** The distribution of a quantity, as its quantiles. Immutable. */
public final class Quantiles {
  private static final int STEPS = 100;

  private final double[] values;

  private Quantiles(double[] values) {
    this.values = values;
  }

  /**
   * Quantiles of a sample.
   *
   * @param sample at least one value, in any order; not changed
   */
  public static Quantiles of(double[] sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("a distribution needs at least one value");
    }
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double[] values = new double[STEPS + 1];
    for (int k = 0; k <= STEPS; k++) {
      values[k] = interpolate(sorted, (double) k / STEPS * (sorted.length - 1));
    }
    return new Quantiles(values);
  }

  /** The value below which the share {@code p} (0..1) of the sample lies. */
  public double at(double p) {
    return interpolate(values, Math.max(0, Math.min(1, p)) * STEPS);
  }

  /**
   * The share (0..1) of the sample below {@code value}; the middle of the share where many are
   * equal.
   */
  public double rankOf(double value) {
    int low = Arrays.binarySearch(values, value);
    if (low >= 0) {
      int first = low;
      int last = low;
      while (first > 0 && values[first - 1] == value) {
        first--;
      }
      while (last < STEPS && values[last + 1] == value) {
        last++;
      }
      return (first + last) / 2.0 / STEPS;
    }
    int above = -low - 1;
    if (above == 0) {
      return 0;
    }
    if (above > STEPS) {
      return 1;
    }
    double span = values[above] - values[above - 1];
    return (above - 1 + (value - values[above - 1]) / span) / STEPS;
  }

  /**
   * The same shape of distribution between {@code this} (share 0) and {@code other} (share 1),
   * quantile by quantile.
   */
  public Quantiles blend(Quantiles other, double share) {
    double[] blended = new double[values.length];
    for (int k = 0; k < blended.length; k++) {
      blended[k] = (1 - share) * values[k] + share * other.values[k];
    }
    return new Quantiles(blended);
  }

  /** Every quantile moved by {@code offset}. */
  public Quantiles shifted(double offset) {
    return new Quantiles(Arrays.stream(values).map(v -> v + offset).toArray());
  }

  /** Every quantile times {@code factor}, above 0. */
  public Quantiles scaled(double factor) {
    return new Quantiles(Arrays.stream(values).map(v -> v * factor).toArray());
  }

  private static double interpolate(double[] sorted, double position) {
    int low = (int) Math.floor(position);
    int high = Math.min(sorted.length - 1, low + 1);
    double share = position - low;
    return sorted[low] * (1 - share) + sorted[high] * share;
  }
}
