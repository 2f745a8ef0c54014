package org.redub.models.converter.face;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.List;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.onnx.OnnxGraphBuilder;
import org.redub.models.converter.rules.Translation;
import org.redub.models.converter.tflite.TensorShape;
import org.redub.models.converter.tflite.TfliteModel;

/**
 * A face detector: {@code image} [1, 3, S, S] in -1..1 to {@code regressors} [1, anchors, 16] in
 * pixels of the input and {@code scores} [1, anchors] in 0..1. Stateless.
 */
final class DetectionGraph {
  /** Four numbers for the box and two for each of six keypoints. */
  private static final int VALUES_PER_ANCHOR = 16;

  /** MediaPipe clips logits here, so that the exponential of the sigmoid stays finite. */
  private static final float LARGEST_LOGIT = 100;

  private DetectionGraph() {}

  static GraphProto build(TfliteModel model, String name, String regressors, String logits) {
    Translation translation = Translation.of(model, name);
    OnnxGraphBuilder graph = translation.graph();
    int anchors = anchorCount(model, regressors, logits);

    graph.output("regressors", translation.output(regressors), 1, anchors, VALUES_PER_ANCHOR);

    String low = graph.scalar("smallest_logit", -LARGEST_LOGIT);
    String high = graph.scalar("largest_logit", LARGEST_LOGIT);
    String clipped = graph.node("Clip", List.of(translation.output(logits), low, high));
    graph.output("scores", graph.node("Sigmoid", List.of(clipped)), 1, anchors);
    return graph.build();
  }

  private static int anchorCount(TfliteModel model, String regressors, String logits) {
    TensorShape boxes = model.tensor(model.output(regressors)).shape();
    TensorShape scores = model.tensor(model.output(logits)).shape();
    int anchors = Math.max(boxes.elementCount() / VALUES_PER_ANCHOR, 1);
    if (!boxes.equals(TensorShape.of(1, anchors, VALUES_PER_ANCHOR))
        || !scores.equals(TensorShape.of(1, anchors, 1))) {
      throw ConversionException.unsupported(
          model.name() + ": outputs of shapes " + boxes + " and " + scores);
    }
    return anchors;
  }
}
