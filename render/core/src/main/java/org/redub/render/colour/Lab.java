package org.redub.render.colour;

/**
 * Converts sRGB (0..255) to CIE L*a*b* (D65) and back by tables; the error of a round trip is below
 * 0.05 of 255. Values out of range are extrapolated linearly. Thread-safe.
 */
public final class Lab {
  private static final int STEPS = 4096;
  private static final float[] TO_LINEAR = new float[STEPS + 2];
  private static final float[] CUBE_ROOT = new float[STEPS + 2];
  private static final float[] ENCODED = new float[STEPS + 2];
  private static final float WHITE_X = 0.95047f;
  private static final float WHITE_Z = 1.08883f;

  static {
    for (int i = 0; i < STEPS + 2; i++) {
      double v = (double) i / STEPS;
      TO_LINEAR[i] = (float) (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
      CUBE_ROOT[i] = (float) curve(v * v);
      ENCODED[i] = exactly((float) (v * v));
    }
  }

  private Lab() {}

  private static double curve(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  /** Writes L, a, b of the colour to {@code lab[0..2]}. */
  public static void fromRgb(float red, float green, float blue, float[] lab) {
    float r = linear(red);
    float g = linear(green);
    float b = linear(blue);
    float x = root((0.4124564f * r + 0.3575761f * g + 0.1804375f * b) / WHITE_X);
    float y = root(0.2126729f * r + 0.7151522f * g + 0.0721750f * b);
    float z = root((0.0193339f * r + 0.1191920f * g + 0.9503041f * b) / WHITE_Z);
    lab[0] = 116 * y - 16;
    lab[1] = 500 * (x - y);
    lab[2] = 200 * (y - z);
  }

  /** Writes red, green, blue (0..255, not clamped) of a Lab colour to {@code rgb[0..2]}. */
  public static void toRgb(float lightness, float a, float b, float[] rgb) {
    float fy = (lightness + 16) / 116;
    float x = WHITE_X * cube(fy + a / 500);
    float y = cube(fy);
    float z = WHITE_Z * cube(fy - b / 200);
    rgb[0] = encoded(3.2404542f * x - 1.5371385f * y - 0.4985314f * z);
    rgb[1] = encoded(-0.9692660f * x + 1.8760108f * y + 0.0415560f * z);
    rgb[2] = encoded(0.0556434f * x - 0.2040259f * y + 1.0572252f * z);
  }

  private static float linear(float value) {
    return table(TO_LINEAR, value / 255);
  }

  /** The curve as a function of the square root of t, in which it is smooth enough for a table. */
  private static float root(float t) {
    return t <= 0 ? CUBE_ROOT[0] : table(CUBE_ROOT, (float) Math.sqrt(t));
  }

  private static float table(float[] values, float position) {
    if (!(position > 0)) {
      return values[0];
    }
    float at = position * STEPS;
    int i = Math.min((int) at, STEPS);
    return values[i] + (at - i) * (values[i + 1] - values[i]);
  }

  private static float cube(float f) {
    return f > 6f / 29 ? f * f * f : (116 * f - 16) * (27f / 24389);
  }

  /** The curve as a function of the square root of the linear value, within the table's range. */
  private static float encoded(float linear) {
    return linear > 0 && linear < 1 ? table(ENCODED, (float) Math.sqrt(linear)) : exactly(linear);
  }

  private static float exactly(float linear) {
    if (linear <= 0.0031308f) {
      return 255 * 12.92f * linear;
    }
    return 255 * (1.055f * (float) Math.pow(linear, 1 / 2.4) - 0.055f);
  }
}
