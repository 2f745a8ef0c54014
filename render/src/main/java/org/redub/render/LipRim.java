package org.redub.render;

import org.redub.render.geometry.FaceMesh;

/**
 * Control points a little outside the outer lip that go with it: the lips' red ends somewhat beyond
 * the landmarks, and without them that rest is smeared over the skin when the skin stretches.
 */
final class LipRim {
  static final int[] LOWER = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  static final int[] UPPER = {10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 0};
  static final int[] ALL = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19};

  private static final float LOWER_IOD = 0.055f;
  private static final float UPPER_IOD = 0.02f;
  private static final int[] OUTER = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE);
  private static final int[] INNER = FaceMesh.INNER_LIP.positionsIn(FaceMesh.LOWER_FACE);

  private LipRim() {}

  /**
   * Writes the rim of the outer lip's points {@code which} to {@code out} from point {@code at} on.
   */
  static void append(float[] points, int[] which, float iodPx, float[] out, int at) {
    for (int i = 0; i < which.length; i++) {
      int k = which[i];
      float outerX = points[2 * OUTER[k]];
      float outerY = points[2 * OUTER[k] + 1];
      float x = outerX - points[2 * INNER[k]];
      float y = outerY - points[2 * INNER[k] + 1];
      float share = (k <= 10 ? LOWER_IOD : UPPER_IOD) * iodPx;
      float length = (float) Math.hypot(x, y);
      float grow = length > 1e-3f ? share / length : 0;
      out[2 * (at + i)] = outerX + grow * x;
      out[2 * (at + i) + 1] = outerY + grow * y;
    }
  }
}
