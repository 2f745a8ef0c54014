package org.redub.models.face;

/**
 * The 478 landmarks of a face (MediaPipe's face mesh with irises) in image pixels with the origin
 * at the centre of the top-left pixel. Immutable.
 */
public final class FaceLandmarks {

  /** Number of landmarks: the mesh, then five for each iris. */
  public static final int COUNT = 478;

  /** Number of landmarks of the mesh alone, which come first. */
  public static final int MESH_COUNT = 468;

  /** Regions with a lower score do not contain a face: the logit is below 0. */
  public static final float FACE_SCORE = 0.5f;

  /** Outer corner of the eye on the picture's left in an upright face. */
  private static final int EYE_CORNER = 33;

  private static final int OTHER_EYE_CORNER = 263;

  /**
   * Side of the next region divided by the longer side of the mesh's box, as in the model's
   * training.
   */
  private static final double REGION_PER_BOX = 1.5;

  private final float[] xyz;
  private final float score;
  private final float logit;

  private FaceLandmarks(float[] xyz, float score, float logit) {
    this.xyz = xyz;
    this.score = score;
    this.logit = logit;
  }

  /**
   * Landmarks from x, y, z of each in turn; copies them.
   *
   * @throws IllegalArgumentException unless there are 3 x {@link #COUNT} finite values
   */
  public static FaceLandmarks of(float[] xyz, float score, float logit) {
    if (xyz.length != 3 * COUNT) {
      throw new IllegalArgumentException(
          "a face must have %d landmarks of 3 values, got %d values".formatted(COUNT, xyz.length));
    }
    for (float value : xyz) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("landmarks must be finite numbers, got " + value);
      }
    }
    return new FaceLandmarks(xyz.clone(), score, logit);
  }

  /** Pixels to the right. */
  public float x(int point) {
    return xyz[3 * point];
  }

  /** Pixels down. */
  public float y(int point) {
    return xyz[3 * point + 1];
  }

  /** Depth in about the same unit, smaller is nearer; the origin is inside the head. */
  public float z(int point) {
    return xyz[3 * point + 2];
  }

  /** x, y, z of each landmark in turn, as a new array. */
  public float[] toArray() {
    return xyz.clone();
  }

  /** The model's confidence that this is a face, 0..1; almost always 1 for a face. */
  public float score() {
    return score;
  }

  /** The score before the sigmoid: about 28 on a clear face, below 0 without a face. */
  public float logit() {
    return logit;
  }

  /** Whether the region contains a face. The mouth may still be occluded. */
  public boolean isFace() {
    return score >= FACE_SCORE;
  }

  /** The region for the next frame: around the mesh, aligned with the eyes. */
  public FaceRegion nextRegion() {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int i = 0; i < MESH_COUNT; i++) {
      left = Math.min(left, x(i));
      right = Math.max(right, x(i));
      top = Math.min(top, y(i));
      bottom = Math.max(bottom, y(i));
    }
    double rotationRad =
        Math.atan2(y(OTHER_EYE_CORNER) - y(EYE_CORNER), x(OTHER_EYE_CORNER) - x(EYE_CORNER));
    double sidePx = Math.max(right - left, bottom - top) * REGION_PER_BOX;
    // Even a mesh that is reduced to a point must have a next region.
    return new FaceRegion(
        (left + right) / 2 + 0.5, (top + bottom) / 2 + 0.5, Math.max(sidePx, 1), rotationRad);
  }
}
