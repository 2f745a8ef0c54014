package org.redub.models.face;

/**
 * The 478 points of a face in a picture: 468 of the mesh, lips and eyes refined, and 10 of the
 * irises. Immutable.
 *
 * <p>x and y are image pixels (origin at the centre of the top-left pixel), z has about the same
 * unit and grows away from the viewer.
 */
public final class FaceLandmarks {
  /** Number of points. */
  public static final int POINTS = 478;

  private static final int MESH_POINTS = 468;
  private static final int RIGHT_EYE_OUTER = 33;
  private static final int LEFT_EYE_OUTER = 263;

  private final float[] xyz;
  private final float score;
  private final float logit;

  FaceLandmarks(float[] xyz, float score, float logit) {
    this.xyz = xyz;
    this.score = score;
    this.logit = logit;
  }

  public float x(int point) {
    return xyz[3 * point];
  }

  public float y(int point) {
    return xyz[3 * point + 1];
  }

  public float z(int point) {
    return xyz[3 * point + 2];
  }

  /** How sure the network is that this is a face, 0..1; saturated near 1, see {@link #logit()}. */
  public float score() {
    return score;
  }

  /** The score before its sigmoid. */
  public float logit() {
    return logit;
  }

  /** The square in which to look for this face in the next frame. */
  public FaceRegion nextRegion() {
    float left = Float.MAX_VALUE;
    float top = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (int i = 0; i < MESH_POINTS; i++) {
      left = Math.min(left, x(i));
      right = Math.max(right, x(i));
      top = Math.min(top, y(i));
      bottom = Math.max(bottom, y(i));
    }
    double tilt =
        Math.atan2(y(LEFT_EYE_OUTER) - y(RIGHT_EYE_OUTER), x(LEFT_EYE_OUTER) - x(RIGHT_EYE_OUTER));
    return new FaceRegion(
        (left + right) / 2.0 + 0.5,
        (top + bottom) / 2.0 + 0.5,
        Math.max(1, Math.max(right - left, bottom - top)) * FaceRegion.SIDE_PER_FACE,
        tilt);
  }
}
