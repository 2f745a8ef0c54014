package org.redub.render.composite;

import org.redub.geometry.FaceMesh;
import org.redub.render.image.RgbImage;

/**
 * One face of one frame that gets a new mouth. Immutable except for its pixels, which are only
 * read.
 *
 * @param plate the frame's pixels in {@link MouthCompositor#boxFor}
 * @param platePoints the frame's LOWER_FACE points, n x (x, y), in pixels of {@code plate}
 * @param targetPoints where they must go, in pixels of {@code plate}
 * @param motion how far the head moves the mouth from frame to frame, x and y in pixels
 * @param occlusion per point how far something is held before it in the plate, 0 to 1; empty if
 *     nothing is
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

  /** Stands where no face was seen yet. */
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
          "occlusion is given for all of %d points or none, got %d values"
              .formatted(platePoints.length / 2, occlusion.length));
    }
    if (!(iodPx > 0)) {
      throw new IllegalArgumentException("an interocular distance is above 0, got " + iodPx);
    }
  }

  /** A face whose head stands still, with nothing before it. */
  public FaceOnPlate(RgbImage plate, float[] platePoints, float[] targetPoints, float iodPx) {
    this(plate, platePoints, targetPoints, still(), NOTHING, iodPx);
  }

  /** The motion of a head that stands still. */
  public static float[] still() {
    return new float[2];
  }

  /** Refuses what are no LOWER_FACE points. */
  public static void requirePoints(String whose, float[] points) {
    int expected = 2 * FaceMesh.LOWER_FACE.size();
    if (points.length != expected) {
      throw new IllegalArgumentException(
          "%s points are %d values, got %d".formatted(whose, expected, points.length));
    }
    for (float value : points) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(whose + " points are finite, got " + value);
      }
    }
  }
}
