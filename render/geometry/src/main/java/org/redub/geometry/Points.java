package org.redub.geometry;

/** Operations on arrays of x, y pairs. Stateless. */
public final class Points {
  private Points() {}

  /** The positions in LOWER_FACE of mesh landmarks. */
  public static int[] positions(int... meshIndices) {
    int[] result = new int[meshIndices.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = FaceMesh.LOWER_FACE.indexOf(meshIndices[i]);
    }
    return result;
  }

  /** x of a mesh landmark among LOWER_FACE points. */
  public static float x(float[] lowerFace, int meshIndex) {
    return lowerFace[2 * FaceMesh.LOWER_FACE.indexOf(meshIndex)];
  }

  /** y of a mesh landmark among LOWER_FACE points. */
  public static float y(float[] lowerFace, int meshIndex) {
    return lowerFace[2 * FaceMesh.LOWER_FACE.indexOf(meshIndex) + 1];
  }

  /** The points at these positions, in their order. */
  public static float[] pick(float[] xy, int[] positions) {
    float[] picked = new float[2 * positions.length];
    pick(xy, positions, picked);
    return picked;
  }

  /** Copies the points at these positions to the front of {@code out}. */
  public static void pick(float[] xy, int[] positions, float[] out) {
    for (int k = 0; k < positions.length; k++) {
      out[2 * k] = xy[2 * positions[k]];
      out[2 * k + 1] = xy[2 * positions[k] + 1];
    }
  }

  /** Points that are {@code share} of the way from {@code start} to {@code end}. */
  public static float[] between(float[] start, float[] end, float share) {
    float[] result = new float[start.length];
    for (int k = 0; k < start.length; k++) {
      result[k] = start[k] + share * (end[k] - start[k]);
    }
    return result;
  }

  /** Converts points of a picture to points of the part that {@code box} covers. */
  public static float[] inBox(float[] xy, PixelBox box) {
    float[] moved = new float[xy.length];
    for (int k = 0; k < xy.length; k += 2) {
      moved[k] = xy[k] - box.left();
      moved[k + 1] = xy[k + 1] - box.top();
    }
    return moved;
  }

  /** The largest difference of any coordinate. */
  public static float largestDifference(float[] a, float[] b) {
    float largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }
}
