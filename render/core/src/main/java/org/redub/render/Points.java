package org.redub.render;

import org.redub.geometry.FaceMesh;

/** Work on arrays of LOWER_FACE x (x, y). */
final class Points {
  private Points() {}

  /** Places in LOWER_FACE of mesh landmarks. */
  static int[] positions(int... meshIndices) {
    int[] result = new int[meshIndices.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = FaceMesh.LOWER_FACE.indexOf(meshIndices[i]);
    }
    return result;
  }

  static float x(float[] points, int meshIndex) {
    return points[2 * FaceMesh.LOWER_FACE.indexOf(meshIndex)];
  }

  static float y(float[] points, int meshIndex) {
    return points[2 * FaceMesh.LOWER_FACE.indexOf(meshIndex) + 1];
  }

  /** The points at {@code positions}. */
  static float[] pick(float[] points, int[] positions) {
    float[] picked = new float[2 * positions.length];
    pick(points, positions, picked);
    return picked;
  }

  /** Copies the points at {@code positions} to the front of {@code out}. */
  static void pick(float[] points, int[] positions, float[] out) {
    for (int i = 0; i < positions.length; i++) {
      out[2 * i] = points[2 * positions[i]];
      out[2 * i + 1] = points[2 * positions[i] + 1];
    }
  }

  /** The largest difference of any coordinate. */
  static float largestDifference(float[] a, float[] b) {
    float largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }
}
