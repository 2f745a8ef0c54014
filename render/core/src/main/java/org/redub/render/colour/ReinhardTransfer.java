package org.redub.render.colour;

import org.redub.render.image.RgbImage;

/**
 * Mean and standard deviation of each Lab axis, after Reinhard, Ashikhmin, Gooch and Shirley,
 * "Color transfer between images" (2001), in CIE Lab instead of their l-alpha-beta. Confined to one
 * thread.
 */
final class ReinhardTransfer implements ColourTransfer {
  private static final int MIN_PIXELS = 20;
  private static final double MIN_SPREAD = 0.5;

  /** A larger ratio of deviations is due to different content, not to different light. */
  private static final double MAX_RATIO = 1.5;

  private final float[] lab = new float[3];
  private final float[] rgb = new float[3];
  private final double[][] sums = new double[2][3];
  private final double[][] squares = new double[2][3];
  private int count;

  @Override
  public void begin() {
    count = 0;
    for (int picture = 0; picture < 2; picture++) {
      for (int axis = 0; axis < 3; axis++) {
        sums[picture][axis] = 0;
        squares[picture][axis] = 0;
      }
    }
  }

  @Override
  public void add(RgbImage wanted, int i, RgbImage given, int k) {
    add(wanted, i, 0);
    add(given, k, 1);
    count++;
  }

  private void add(RgbImage image, int i, int picture) {
    Lab.fromRgb(image.red()[i], image.green()[i], image.blue()[i], lab);
    for (int axis = 0; axis < 3; axis++) {
      sums[picture][axis] += lab[axis];
      squares[picture][axis] += (double) lab[axis] * lab[axis];
    }
  }

  private double mean(int picture, int axis) {
    return sums[picture][axis] / count;
  }

  private double spread(int picture, int axis) {
    double mean = mean(picture, axis);
    return Math.sqrt(Math.max(0, squares[picture][axis] / count - mean * mean)) + MIN_SPREAD;
  }

  @Override
  public void apply(RgbImage given) {
    if (count < MIN_PIXELS) {
      return;
    }
    float[] from = new float[3];
    float[] to = new float[3];
    float[] ratio = new float[3];
    for (int axis = 0; axis < 3; axis++) {
      from[axis] = (float) mean(1, axis);
      to[axis] = (float) mean(0, axis);
      double wanted = spread(0, axis) / spread(1, axis);
      ratio[axis] = (float) Math.max(1 / MAX_RATIO, Math.min(MAX_RATIO, wanted));
    }
    for (int i = 0; i < given.width() * given.height(); i++) {
      Lab.fromRgb(given.red()[i], given.green()[i], given.blue()[i], lab);
      for (int axis = 0; axis < 3; axis++) {
        lab[axis] = to[axis] + ratio[axis] * (lab[axis] - from[axis]);
      }
      Lab.toRgb(Math.max(0, lab[0]), lab[1], lab[2], rgb);
      given.red()[i] = rgb[0];
      given.green()[i] = rgb[1];
      given.blue()[i] = rgb[2];
    }
  }
}
