package org.redub.models.converter.rules;

import java.util.List;
import org.redub.models.converter.tflite.TfliteOperator;

/**
 * MediaPipe's custom operator TransformLandmarks (version 2): maps points by a {@link
 * PointTransform}. Stateless. After {@code mediapipe/util/tflite/operations/transform_landmarks.cc}
 * (Apache-2.0).
 */
final class TransformLandmarksRule {
  private TransformLandmarksRule() {}

  static GraphValue apply(TfliteOperator operator, Translation translation) {
    PointTransform transform = translation.transform(operator.input(1));
    String points = translation.computed(operator.input(0));
    GraphValue.Computed turned = translation.node("MatMul", List.of(points, transform.linear()));
    return translation.node("Add", List.of(turned.name(), transform.translation()));
  }
}
