package org.redub.models.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedSuppressionTest {

  private static final double EXACT = 1e-9;

  @Test
  void averagesOverlappingFacesByScore() {
    DetectedFace merged = WeightedSuppression.merge(List.of(face(10, 0.3f), face(6, 0.9f))).get(0);
    assertThat(merged.left()).isCloseTo((0.3 * 10 + 0.9 * 6) / 1.2, within(1e-6));
    assertThat(merged.right() - merged.left()).isCloseTo(100, within(1e-6));
    assertThat(merged.keypoints().get(5).x()).isCloseTo(merged.left(), within(1e-6));
    assertThat(merged.score()).isEqualTo(0.9f);
  }

  @Test
  void keepsSeparateFacesInOrderOfConfidence() {
    List<DetectedFace> merged =
        WeightedSuppression.merge(List.of(face(0, 0.6f), face(200, 0.8f), face(400, 0.7f)));
    assertThat(merged).extracting(DetectedFace::score).containsExactly(0.8f, 0.7f, 0.6f);
  }

  /**
   * Boxes of 100 px shifted by 54 px overlap by 46/154, below the limit of 0.3; shifted by 53 px by
   * 47/153.
   */
  @Test
  void mergesFromAnOverlapOfThreeTenths() {
    assertThat(face(0, 1).overlap(face(54, 1))).isCloseTo(46 / 154.0, within(EXACT));
    assertThat(WeightedSuppression.merge(List.of(face(0, 1), face(54, 1)))).hasSize(2);
    assertThat(WeightedSuppression.merge(List.of(face(0, 1), face(53, 1)))).hasSize(1);
  }

  @Test
  void handlesNoFacesAndEmptyBoxes() {
    assertThat(WeightedSuppression.merge(List.of())).isEmpty();
    DetectedFace empty = new DetectedFace(5, 5, 5, 5, 1, points(5));
    assertThat(WeightedSuppression.merge(List.of(empty, empty))).hasSize(2);
  }

  @Test
  void rejectsFaceWithoutSixKeypoints() {
    assertThatThrownBy(() -> new DetectedFace(0, 0, 1, 1, 1, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a detected face must have 6 keypoints, got 0");
  }

  private static DetectedFace face(double left, float score) {
    return new DetectedFace(left, 0, left + 100, 100, score, points(left));
  }

  private static List<Keypoint> points(double x) {
    return Collections.nCopies(DetectedFace.KEYPOINTS, new Keypoint(x, 50));
  }
}
