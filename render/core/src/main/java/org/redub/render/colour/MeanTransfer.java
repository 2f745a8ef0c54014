package org.redub.render.colour;

import org.redub.render.image.RgbImage;

/**
 * Shifts the Lab mean of a picture to another's, both measured on the added pixels (Reinhard 2001
 * without the scaling of deviations). Confined to one thread.
 *
 * <p>Deviation: lightness is multiplied, and the shift of a and b is proportional to lightness, so
 * that the dark parts of a mouth stay dark.
 *
 * <p>Call order: {@link #begin}, {@link #add} per pixel of the mask, {@link #apply}.
 */
public final class MeanTransfer implements ColourTransfer {
  /** A smaller shift is invisible, and skipping it keeps an equal picture exactly the same. */
  private static final double MIN_SHIFT = 0.02;

  private static final int MIN_PIXELS = 20;
  private static final float MIN_GAIN = 0.4f;
  private static final float MAX_GAIN = 2.5f;

  private final float[] lab = new float[3];
  private final float[] rgb = new float[3];
  private final double[] sum = new double[3];
  private double lightness;
  private int count;

  @Override
  public void begin() {
    sum[0] = 0;
    sum[1] = 0;
    sum[2] = 0;
    lightness = 0;
    count = 0;
  }

  @Override
  public void add(RgbImage wanted, int i, RgbImage given, int k) {
    Lab.fromRgb(wanted.red()[i], wanted.green()[i], wanted.blue()[i], lab);
    float l = lab[0];
    float a = lab[1];
    float b = lab[2];
    Lab.fromRgb(given.red()[k], given.green()[k], given.blue()[k], lab);
    sum[0] += l - lab[0];
    sum[1] += a - lab[1];
    sum[2] += b - lab[2];
    lightness += lab[0];
    count++;
  }

  /**
   * The difference of the means of L, a or b over the pixels added so far; 0 if there are too few.
   */
  public double shift(int axis) {
    return count < MIN_PIXELS ? 0 : sum[axis] / count;
  }

  @Override
  public void apply(RgbImage given) {
    float l = (float) shift(0);
    float a = (float) shift(1);
    float b = (float) shift(2);
    if (Math.abs(l) < MIN_SHIFT && Math.abs(a) < MIN_SHIFT && Math.abs(b) < MIN_SHIFT) {
      return;
    }
    float mean = (float) Math.max(1, lightness / count);
    float gain = Math.max(MIN_GAIN, Math.min(MAX_GAIN, 1 + l / mean));
    int size = given.width() * given.height();
    for (int i = 0; i < size; i++) {
      Lab.fromRgb(given.red()[i], given.green()[i], given.blue()[i], lab);
      float share = lab[0] / mean;
      Lab.toRgb(gain * lab[0], lab[1] + share * a, lab[2] + share * b, rgb);
      given.red()[i] = rgb[0];
      given.green()[i] = rgb[1];
      given.blue()[i] = rgb[2];
    }
  }
}
