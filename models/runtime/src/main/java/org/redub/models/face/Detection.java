package org.redub.models.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a detector says of one square: shares of the square's side, origin at its top left.
 * Immutable.
 *
 * @param rightEyeX the eye on the picture's left
 * @param leftEyeX the eye on the picture's right
 */
record Detection(
    double centerX,
    double centerY,
    double width,
    double height,
    double rightEyeX,
    double rightEyeY,
    double leftEyeX,
    double leftEyeY,
    double score) {

  private static final double SAME_FACE_OVERLAP = 0.3;

  /**
   * Detections that are one face made into one: the best of each group, its numbers averaged over
   * the group by score (the "weighted" non-maximum suppression of BlazeFace, Bazarevsky et al.
   * 2019).
   */
  static List<Detection> merge(List<Detection> detections) {
    List<Detection> rest = new ArrayList<>(detections);
    rest.sort(Comparator.comparingDouble(Detection::score).reversed());
    List<Detection> merged = new ArrayList<>();
    while (!rest.isEmpty()) {
      Detection best = rest.remove(0);
      List<Detection> group = new ArrayList<>(List.of(best));
      rest.stream().filter(d -> d.overlap(best) > SAME_FACE_OVERLAP).forEach(group::add);
      rest.removeAll(group);
      merged.add(mean(group));
    }
    return merged;
  }

  private static Detection mean(List<Detection> group) {
    double[] sum = new double[8];
    double weight = 0;
    for (Detection d : group) {
      double[] values = {
        d.centerX, d.centerY, d.width, d.height, d.rightEyeX, d.rightEyeY, d.leftEyeX, d.leftEyeY
      };
      for (int k = 0; k < sum.length; k++) {
        sum[k] += d.score * values[k];
      }
      weight += d.score;
    }
    for (int k = 0; k < sum.length; k++) {
      sum[k] /= weight;
    }
    return new Detection(
        sum[0], sum[1], sum[2], sum[3], sum[4], sum[5], sum[6], sum[7], group.get(0).score);
  }

  /** Intersection over union of the boxes. */
  private double overlap(Detection other) {
    double wide =
        Math.min(centerX + width / 2, other.centerX + other.width / 2)
            - Math.max(centerX - width / 2, other.centerX - other.width / 2);
    double tall =
        Math.min(centerY + height / 2, other.centerY + other.height / 2)
            - Math.max(centerY - height / 2, other.centerY - other.height / 2);
    if (wide <= 0 || tall <= 0) {
      return 0;
    }
    double shared = wide * tall;
    return shared / (width * height + other.width * other.height - shared);
  }

  /** The face in the picture that {@code square} was read from. */
  DetectedFace in(FaceRegion square) {
    double u = centerX - 0.5;
    double v = centerY - 0.5;
    double side = Math.max(width, height) * square.sidePx();
    double tilt = Math.atan2(leftEyeY - rightEyeY, leftEyeX - rightEyeX);
    FaceRegion region =
        new FaceRegion(
            square.imageX(u, v) + 0.5,
            square.imageY(u, v) + 0.5,
            side * FaceRegion.SIDE_PER_FACE,
            square.rotationRad() + tilt);
    return new DetectedFace(region, side, (float) score);
  }
}
