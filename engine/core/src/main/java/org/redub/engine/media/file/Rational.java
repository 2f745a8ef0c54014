package org.redub.engine.media.file;

import java.math.BigInteger;

/**
 * An exact fraction: a time base in seconds per tick, a frame rate or an aspect ratio. Immutable.
 *
 * @param num numerator
 * @param den denominator, above 0
 */
public record Rational(int num, int den) {
  /** One tick per microsecond, FFmpeg's common clock. */
  public static final Rational MICROSECONDS = new Rational(1, 1_000_000);

  /** No value, which FFmpeg writes as 0/1. */
  public static final Rational UNKNOWN = new Rational(0, 1);

  private static final BigInteger TWO = BigInteger.TWO;

  public Rational {
    if (den <= 0) {
      throw new IllegalArgumentException(
          "the denominator of a fraction must be above 0, got %d/%d".formatted(num, den));
    }
  }

  /** {@code num/den} in lowest terms, or {@link #UNKNOWN} if it is not a positive fraction. */
  public static Rational orUnknown(int num, int den) {
    if (den <= 0 || num <= 0) {
      return UNKNOWN;
    }
    int divisor = BigInteger.valueOf(num).gcd(BigInteger.valueOf(den)).intValue();
    return new Rational(num / divisor, den / divisor);
  }

  /** Whether this is a value above 0. */
  public boolean isKnown() {
    return num > 0;
  }

  /** The reciprocal. */
  public Rational inverse() {
    return new Rational(den, num);
  }

  public double toDouble() {
    return (double) num / den;
  }

  /** {@code ticks} of this time base in microseconds, to the nearest, halves away from zero. */
  public long toUs(long ticks) {
    return rescale(ticks, this, MICROSECONDS);
  }

  /** {@code us} microseconds in ticks of this time base, to the nearest, halves away from zero. */
  public long fromUs(long us) {
    return rescale(us, MICROSECONDS, this);
  }

  /**
   * {@code ticks} of {@code from} in ticks of {@code to}, to the nearest, halves away from zero.
   */
  public static long rescale(long ticks, Rational from, Rational to) {
    BigInteger top =
        BigInteger.valueOf(ticks)
            .multiply(BigInteger.valueOf(from.num))
            .multiply(BigInteger.valueOf(to.den));
    BigInteger bottom = BigInteger.valueOf(from.den).multiply(BigInteger.valueOf(to.num));
    BigInteger half = bottom.abs().divide(TWO);
    BigInteger rounded = top.signum() < 0 ? top.subtract(half) : top.add(half);
    return rounded.divide(bottom).longValueExact();
  }

  @Override
  public String toString() {
    return num + "/" + den;
  }
}
