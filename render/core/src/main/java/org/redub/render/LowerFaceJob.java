package org.redub.render;

import java.util.List;
import org.redub.geometry.FaceMesh;
import org.redub.render.image.RgbImage;

/**
 * One face of one frame to be re-shaped. Immutable except for its pixels, which the renderer only
 * reads.
 *
 * @param plate the frame's pixels in {@link LowerFaceRenderer#boxFor}
 * @param platePoints the frame's LOWER_FACE points, n x (x, y), in pixels of {@code plate}
 * @param targetPoints where they shall be, in pixels of {@code plate}
 * @param donors whose mouth is shown; none: the plate's own
 * @param motion how far the head moves the mouth from frame to frame, x and y in pixels
 * @param covered per point how far something is held before it in the plate, 0 to 1; empty if
 *     nothing is
 * @param iodPx outer eye distance in the frame, {@code HeadPose.iodPx()}
 */
@SuppressWarnings("ArrayRecordComponent")
public record LowerFaceJob(
    RgbImage plate,
    float[] platePoints,
    float[] targetPoints,
    List<DonorImage> donors,
    float[] motion,
    float[] covered,
    float iodPx) {
  private static final float[] NOTHING = {};

  public LowerFaceJob {
    requirePoints("plate", platePoints);
    requirePoints("target", targetPoints);
    if (covered.length != 0 && 2 * covered.length != platePoints.length) {
      throw new IllegalArgumentException(
          "%d of %d points are said to be covered or not"
              .formatted(covered.length, platePoints.length / 2));
    }
    donors = List.copyOf(donors);
    if (!(iodPx > 0)) {
      throw new IllegalArgumentException("an outer eye distance is above 0, got " + iodPx);
    }
  }

  /** A job whose head stands still, with nothing before it. */
  public LowerFaceJob(
      RgbImage plate,
      float[] platePoints,
      float[] targetPoints,
      List<DonorImage> donors,
      float iodPx) {
    this(plate, platePoints, targetPoints, donors, still(), NOTHING, iodPx);
  }

  /** The motion of a head that stands still. */
  static float[] still() {
    return new float[2];
  }

  static void requirePoints(String whose, float[] points) {
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
