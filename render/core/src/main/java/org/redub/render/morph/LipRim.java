package org.redub.render.morph;

import org.redub.geometry.FaceMesh;
import org.redub.geometry.MeshPoints;

/**
 * Control points slightly outside the outer lip that move with it. The red of the lips extends a
 * little beyond the landmarks; without these points that part is stretched with the skin. Confined
 * to one thread.
 *
 * <p>Call order: {@link #target} per frame, then {@link #source} for each picture to be warped.
 */
public final class LipRim {
  private static final int[] LOWER = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  private static final int[] UPPER = {10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 0};
  private static final int[] ALL = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19
  };

  private static final float LOWER_IOD = 0.055f;
  private static final float UPPER_IOD = 0.02f;

  /**
   * At most these shares of the distance to the nearest landmark of the skin, otherwise the picture
   * folds.
   */
  private static final float TARGET_WAY = 0.45f;

  private static final float SOURCE_WAY = 0.8f;

  private static final int[] OUTER = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE);
  private static final int[] INNER = FaceMesh.INNER_LIP.positionsIn(FaceMesh.LOWER_FACE);
  private static final int[] SKIN =
      MeshPoints.union(FaceMesh.CHIN, FaceMesh.CHEEK).positionsIn(FaceMesh.LOWER_FACE);

  private final int[] which;
  private final float[] widthsIod;

  /**
   * @param which positions in OUTER_LIP that get a rim
   */
  private LipRim(int[] which) {
    this.which = which;
    widthsIod = new float[which.length];
  }

  /** A rim under the lower lip, corners included. */
  public static LipRim lower() {
    return new LipRim(LOWER);
  }

  /** A rim over the upper lip, corners included. */
  public static LipRim upper() {
    return new LipRim(UPPER);
  }

  /** A rim around the whole mouth. */
  public static LipRim whole() {
    return new LipRim(ALL);
  }

  /** Number of added points. */
  public int size() {
    return which.length;
  }

  /** Writes the target's rim to {@code out}, beginning at point {@code at}. */
  public void target(float[] points, float iodPx, float[] out, int at) {
    for (int i = 0; i < which.length; i++) {
      float wanted = which[i] <= 10 ? LOWER_IOD : UPPER_IOD;
      widthsIod[i] = Math.min(wanted, TARGET_WAY * toSkin(points, which[i]) / iodPx);
      put(points, which[i], widthsIod[i] * iodPx, out, at + i);
    }
  }

  /** Writes the same rim for other points to {@code out}, beginning at point {@code at}. */
  public void source(float[] points, float iodPx, float[] out, int at) {
    for (int i = 0; i < which.length; i++) {
      float width = Math.min(widthsIod[i] * iodPx, SOURCE_WAY * toSkin(points, which[i]));
      put(points, which[i], width, out, at + i);
    }
  }

  private static float toSkin(float[] points, int lip) {
    float x = points[2 * OUTER[lip]];
    float y = points[2 * OUTER[lip] + 1];
    float least = Float.MAX_VALUE;
    for (int position : SKIN) {
      float dx = points[2 * position] - x;
      float dy = points[2 * position + 1] - y;
      least = Math.min(least, dx * dx + dy * dy);
    }
    return (float) Math.sqrt(least);
  }

  private static void put(float[] points, int lip, float widthPx, float[] out, int at) {
    float outerX = points[2 * OUTER[lip]];
    float outerY = points[2 * OUTER[lip] + 1];
    float x = outerX - points[2 * INNER[lip]];
    float y = outerY - points[2 * INNER[lip] + 1];
    float length = (float) Math.hypot(x, y);
    float grow = length > 1e-3f ? widthPx / length : 0;
    out[2 * at] = outerX + grow * x;
    out[2 * at + 1] = outerY + grow * y;
  }
}
