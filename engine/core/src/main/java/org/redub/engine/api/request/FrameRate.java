package org.redub.engine.api.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A number of frames per second as a fraction. Immutable.
 *
 * @param num numerator
 * @param den denominator
 */
public record FrameRate(int num, int den) {
  private static final double MAX = 1000;
  private static final int NTSC_DEN = 1001;
  private static final double NTSC_TOLERANCE = 0.0002;
  private static final int MAX_NTSC = 240;

  /** Checks the range. */
  public FrameRate {
    double rate = den <= 0 ? Double.NaN : (double) num / den;
    if (!(rate > 0 && rate <= MAX)) {
      throw new IllegalArgumentException(
          "frames per second must be above 0 and at most %s, got %d/%d"
              .formatted(Range.plain(MAX), num, den));
    }
  }

  /**
   * The rate that a text such as {@code 24}, {@code 30000/1001} or {@code 29.97} names. The last
   * stands for 30000/1001, as 23.976, 47.95, 59.94 and 119.88 stand for theirs.
   *
   * @throws IllegalArgumentException for another text
   */
  @JsonCreator
  public static FrameRate of(String text) {
    try {
      int slash = text.indexOf('/');
      return slash < 0
          ? ofDecimal(new BigDecimal(text))
          : new FrameRate(
              Integer.parseInt(text.substring(0, slash)),
              Integer.parseInt(text.substring(slash + 1)));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "a frame rate is a number or a fraction such as 30000/1001, got '%s'".formatted(text), e);
    }
  }

  private static FrameRate ofDecimal(BigDecimal rate) {
    double value = rate.doubleValue();
    int whole = (int) Math.ceil(value);
    double ntsc = whole * 1000.0 / NTSC_DEN;
    if (rate.stripTrailingZeros().scale() > 0
        && whole <= MAX_NTSC
        && Math.abs(value - ntsc) < NTSC_TOLERANCE * value) {
      return new FrameRate(whole * 1000, NTSC_DEN);
    }
    BigInteger den = BigInteger.TEN.pow(Math.max(0, rate.stripTrailingZeros().scale()));
    BigInteger num = rate.multiply(new BigDecimal(den)).toBigIntegerExact();
    BigInteger divisor = num.gcd(den).max(BigInteger.ONE);
    return new FrameRate(num.divide(divisor).intValueExact(), den.divide(divisor).intValueExact());
  }

  @JsonValue
  @Override
  public String toString() {
    return den == 1 ? Integer.toString(num) : num + "/" + den;
  }
}
