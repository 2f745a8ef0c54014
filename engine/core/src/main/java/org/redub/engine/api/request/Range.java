package org.redub.engine.api.request;

import java.math.BigDecimal;

/** Range checks whose messages state the limits and the value. Stateless. */
final class Range {
  private Range() {}

  /** Returns the value if it is in {@code min..max}; NaN never is. */
  static double checked(String name, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          "%s must be between %s and %s, got %s"
              .formatted(name, plain(min), plain(max), plain(value)));
    }
    return value;
  }

  /** Returns the value if it is in {@code min..max}. */
  static long checked(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s must be between %d and %d, got %d".formatted(name, min, max, value));
    }
    return value;
  }

  /** The number without trailing zeros: {@code 2}, not {@code 2.0}. */
  static String plain(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
