package org.redub.render.composite;

import org.redub.geometry.FaceMesh;
import org.redub.render.image.RgbImage;

/**
 * A face of a frame that gets a new mouth. Immutable except for its pixels, which are only read.
 *
 * @param plate the frame's pixels in {@link MouthCompositor#boxFor}
 * @param platePoints the frame's LOWER_FACE points, n x (x, y), in pixels of {@code plate}
 * @param targetPoints their target positions, in pixels of {@code plate}
 * @param motion how far the head's motion moves the mouth per frame, x and y in pixels
 * @param occlusion per point how much it is occluded in the plate, 0 to 1; empty if nothing is
 *     occluded
 * @param iodPx interocular distance in the frame, {@code HeadPose.iodPx()}
 */
@SuppressWarnings("ArrayRecordComponent")
public record FaceOnPlate(
    RgbImage plate,
    float[] platePoints,
    float[] targetPoints,
    float[] motion,
    float[] occlusion,
    float iodPx) {
  private static final float[] NOTHING = {};

  /** A placeholder before the first face. */
  static final FaceOnPlate NONE =
      new FaceOnPlate(
          new RgbImage(1, 1),
          new float[2 * FaceMesh.LOWER_FACE.size()],
          new float[2 * FaceMesh.LOWER_FACE.size()],
          1);

  public FaceOnPlate {
    requirePoints("plate", platePoints);
    requirePoints("target", targetPoints);
    if (occlusion.length != 0 && 2 * occlusion.length != platePoints.length) {
      throw new IllegalArgumentException(
          "occlusion must be given for all of %d points or none, got %d values"
              .formatted(platePoints.length / 2, occlusion.length));
    }
    if (!(iodPx > 0)) {
      throw new IllegalArgumentException("an interocular distance must be above 0, got " + iodPx);
    }
  }

  /** A face without motion and occlusion. */
  public FaceOnPlate(RgbImage plate, float[] platePoints, float[] targetPoints, float iodPx) {
    this(plate, platePoints, targetPoints, still(), NOTHING, iodPx);
  }

  /** The motion of a head that does not move. */
  public static float[] still() {
    return new float[2];
  }

  /** Checks that {@code points} are LOWER_FACE points. */
  public static void requirePoints(String whose, float[] points) {
    int expected = 2 * FaceMesh.LOWER_FACE.size();
    if (points.length != expected) {
      throw new IllegalArgumentException(
          "%s points must have %d values, got %d".formatted(whose, expected, points.length));
    }
    for (float value : points) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(whose + " points must be finite, got " + value);
      }
    }
  }
}
