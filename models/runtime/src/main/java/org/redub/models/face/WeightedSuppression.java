package org.redub.models.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Non-maximum suppression that averages instead of dropping (weighted NMS of BlazeFace, Bazarevsky
 * et al. 2019, section 3.3): the best candidate is grouped with all that overlap it, and their
 * boxes and keypoints are averaged by score; the rest is treated likewise. A single best box would
 * jitter from frame to frame. Stateless.
 */
final class WeightedSuppression {

  private static final double SAME_FACE_OVERLAP = 0.3;

  private WeightedSuppression() {}

  /** One face per group of overlapping candidates, ordered by decreasing confidence. */
  static List<DetectedFace> merge(List<DetectedFace> candidates) {
    List<DetectedFace> rest = new ArrayList<>(candidates);
    rest.sort(Comparator.comparingDouble(DetectedFace::score).reversed());
    List<DetectedFace> merged = new ArrayList<>();
    while (!rest.isEmpty()) {
      DetectedFace best = rest.get(0);
      List<DetectedFace> group = new ArrayList<>();
      List<DetectedFace> others = new ArrayList<>();
      group.add(best);
      for (DetectedFace face : rest.subList(1, rest.size())) {
        (best.overlap(face) > SAME_FACE_OVERLAP ? group : others).add(face);
      }
      merged.add(average(group));
      rest = others;
    }
    return merged;
  }

  private static DetectedFace average(List<DetectedFace> group) {
    double total = 0;
    double[] box = new double[4];
    double[] points = new double[2 * DetectedFace.KEYPOINTS];
    for (DetectedFace face : group) {
      double weight = face.score();
      total += weight;
      box[0] += weight * face.left();
      box[1] += weight * face.top();
      box[2] += weight * face.right();
      box[3] += weight * face.bottom();
      for (int k = 0; k < DetectedFace.KEYPOINTS; k++) {
        points[2 * k] += weight * face.keypoints().get(k).x();
        points[2 * k + 1] += weight * face.keypoints().get(k).y();
      }
    }
    List<Keypoint> keypoints = new ArrayList<>();
    for (int k = 0; k < DetectedFace.KEYPOINTS; k++) {
      keypoints.add(new Keypoint(points[2 * k] / total, points[2 * k + 1] / total));
    }
    float score = group.get(0).score();
    return new DetectedFace(
        box[0] / total, box[1] / total, box[2] / total, box[3] / total, score, keypoints);
  }
}
