package org.redub.models.converter.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatTest {
  @Test
  void convertsEveryHalfToItsValueAndBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      short half = (short) bits;
      float value = HalfFloat.toFloat(half);
      if (isNaN(bits)) {
        assertThat(value).isNaN();
        assertThat(HalfFloat.toFloat(HalfFloat.fromFloat(value))).isNaN();
        continue;
      }
      float expected = byDefinition(bits);
      if (Float.floatToIntBits(value) != Float.floatToIntBits(expected)
          || HalfFloat.fromFloat(value) != half
          || !HalfFloat.isExact(value)) {
        throw new AssertionError(
            Integer.toHexString(bits) + " became " + value + ", not " + expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x1.002p0, 0x3c00", // halfway between 1 and the next half: to the even one
    "0x1.006p0, 0x3c02",
    "0x1.003p0, 0x3c01",
    "65519.996, 0x7bff",
    "65520, 0x7c00",
    "-1e10, 0xfc00",
    "0x1p-25, 0x0000", // halfway between 0 and the smallest half
    "0x1.8p-24, 0x0002",
    "0x1.ff9p-15, 0x03ff",
    "0x1.fffp-15, 0x0400",
    "-0.0, 0x8000"
  })
  void roundsToNearestEven(float value, String half) {
    assertThat(HalfFloat.fromFloat(value) & 0xffff).isEqualTo(Integer.decode(half));
  }

  @Test
  void isExactOnlyForRepresentableNumbers() {
    assertThat(HalfFloat.isExact(0.1f)).isFalse();
    assertThat(HalfFloat.isExact(70000f)).isFalse();
    assertThat(HalfFloat.isExact(0x1p-25f)).isFalse();
    assertThat(HalfFloat.isExact(15.5f)).isTrue();
  }

  private static boolean isNaN(int bits) {
    return (bits & 0x7c00) == 0x7c00 && (bits & 0x3ff) != 0;
  }

  /**
   * (-1)^sign * 2^(exponent - 15) * (1 + mantissa / 1024), with special cases for subnormal and
   * infinite numbers.
   */
  private static float byDefinition(int bits) {
    int exponent = bits >> 10 & 31;
    int mantissa = bits & 0x3ff;
    double magnitude =
        switch (exponent) {
          case 0 -> Math.scalb((double) mantissa, -24);
          case 31 -> Double.POSITIVE_INFINITY;
          default -> Math.scalb(1024.0 + mantissa, exponent - 25);
        };
    return (float) (bits < 0x8000 ? magnitude : -magnitude);
  }
}
