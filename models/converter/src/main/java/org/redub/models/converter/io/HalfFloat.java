package org.redub.models.converter.io;

/**
 * Converts between IEEE 754 half precision (1 sign, 5 exponent, 10 mantissa bits) and single
 * precision. Stateless.
 */
public final class HalfFloat {
  private static final int SIGN = 0x8000;
  private static final int MANTISSA = 0x3ff;
  private static final int MANTISSA_SHIFT = 13;
  private static final int INFINITY = 0x7c00;
  private static final int FLOAT_INFINITY = 0x7f800000;

  /**
   * The difference of the exponents' offsets (127 and 15), at the position of a float's exponent.
   */
  private static final int EXPONENT_OFFSET = (127 - 15) << 23;

  private static final int SMALLEST_NORMAL = 0x38800000;
  private static final int FIRST_ROUNDED_TO_INFINITY = 0x477ff000;
  private static final float SMALLEST_SUBNORMAL = 0x1p-24f;

  private HalfFloat() {}

  /** Converts a half to a float, exactly for all 65536 patterns; a NaN stays a NaN. */
  public static float toFloat(short half) {
    int sign = (half & SIGN) << 16;
    int magnitude = half & 0x7fff;
    if (magnitude <= MANTISSA) {
      float value = magnitude * SMALLEST_SUBNORMAL;
      return sign == 0 ? value : -value;
    }
    int shifted = magnitude << MANTISSA_SHIFT;
    int bits = magnitude >= INFINITY ? (shifted | FLOAT_INFINITY) : shifted + EXPONENT_OFFSET;
    return Float.intBitsToFloat(sign | bits);
  }

  /**
   * Converts a float to the nearest half, ties to even; numbers that are too large become infinite.
   */
  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & SIGN;
    int magnitude = bits & Integer.MAX_VALUE;
    return (short) (sign | halfMagnitude(magnitude));
  }

  /** Whether a half represents this number exactly. */
  public static boolean isExact(float value) {
    return Float.floatToRawIntBits(toFloat(fromFloat(value))) == Float.floatToRawIntBits(value);
  }

  private static int halfMagnitude(int floatMagnitude) {
    if (floatMagnitude > FLOAT_INFINITY) {
      return INFINITY | 0x200 | ((floatMagnitude >>> MANTISSA_SHIFT) & MANTISSA);
    }
    if (floatMagnitude >= FIRST_ROUNDED_TO_INFINITY) {
      return INFINITY;
    }
    if (floatMagnitude < SMALLEST_NORMAL) {
      return (int) Math.rint(Float.intBitsToFloat(floatMagnitude) / SMALLEST_SUBNORMAL);
    }
    int lastKeptBit = (floatMagnitude >>> MANTISSA_SHIFT) & 1;
    return (floatMagnitude - EXPONENT_OFFSET + 0xfff + lastKeptBit) >>> MANTISSA_SHIFT;
  }
}
