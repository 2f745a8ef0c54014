package org.redub.engine.pipeline;

/** Small operations on points kept as x, y pairs. */
final class Points {
  private Points() {}

  /** The points at these positions, in their order. */
  static float[] pick(float[] xy, int[] positions) {
    float[] picked = new float[2 * positions.length];
    for (int k = 0; k < positions.length; k++) {
      picked[2 * k] = xy[2 * positions[k]];
      picked[2 * k + 1] = xy[2 * positions[k] + 1];
    }
    return picked;
  }
}
