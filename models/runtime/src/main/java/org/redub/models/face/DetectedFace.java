package org.redub.models.face;

import java.util.List;

/**
 * A detected face, in image pixels with the origin at the centre of the top-left pixel. Immutable.
 *
 * @param left left edge of the box
 * @param top upper edge of the box
 * @param right right edge of the box
 * @param bottom lower edge of the box
 * @param score the detector's confidence, 0..1
 * @param keypoints six points of the upright face: the eye on the picture's left, the other eye,
 *     nose tip, mouth, and the sides of the head next to the eyes in the same order
 */
public record DetectedFace(
    double left, double top, double right, double bottom, float score, List<Keypoint> keypoints) {

  /** Number of keypoints. */
  public static final int KEYPOINTS = 6;

  /**
   * Side of a landmark region divided by the longer side of the box, as the landmark model expects.
   */
  private static final double REGION_PER_BOX = 1.5;

  public DetectedFace {
    keypoints = List.copyOf(keypoints);
    if (keypoints.size() != KEYPOINTS) {
      throw new IllegalArgumentException(
          "a detected face must have %d keypoints, got %d".formatted(KEYPOINTS, keypoints.size()));
    }
  }

  /** Width of the box. */
  public double width() {
    return right - left;
  }

  /** Height of the box. */
  public double height() {
    return bottom - top;
  }

  /** The square in which landmarks are placed: around the box, aligned with the eyes. */
  public FaceRegion region() {
    Keypoint eye = keypoints.get(0);
    Keypoint otherEye = keypoints.get(1);
    return new FaceRegion(
        (left + right) / 2 + 0.5,
        (top + bottom) / 2 + 0.5,
        Math.max(width(), height()) * REGION_PER_BOX,
        Math.atan2(otherEye.y() - eye.y(), otherEye.x() - eye.x()));
  }

  /** Intersection over union of the boxes, 0..1. */
  double overlap(DetectedFace other) {
    double w = Math.min(right, other.right) - Math.max(left, other.left);
    double h = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    if (w <= 0 || h <= 0) {
      return 0;
    }
    double both = w * h;
    return both / (width() * height() + other.width() * other.height() - both);
  }
}
