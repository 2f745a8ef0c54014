package org.redub.geometry;

/** Small operations on points kept as x, y pairs. */
public final class Points {
  private Points() {}

  /** The points at these positions, in their order. */
  public static float[] pick(float[] xy, int[] positions) {
    float[] picked = new float[2 * positions.length];
    for (int k = 0; k < positions.length; k++) {
      picked[2 * k] = xy[2 * positions[k]];
      picked[2 * k + 1] = xy[2 * positions[k] + 1];
    }
    return picked;
  }

  /** Points that have gone {@code share} of their way. */
  public static float[] between(float[] from, float[] to, float share) {
    float[] there = new float[from.length];
    for (int k = 0; k < from.length; k++) {
      there[k] = from[k] + share * (to[k] - from[k]);
    }
    return there;
  }

  /** Points of a picture as points of a part of it. */
  public static float[] inBox(float[] xy, PixelBox box) {
    float[] moved = new float[xy.length];
    for (int k = 0; k < xy.length; k += 2) {
      moved[k] = xy[k] - box.left();
      moved[k + 1] = xy[k + 1] - box.top();
    }
    return moved;
  }
}
