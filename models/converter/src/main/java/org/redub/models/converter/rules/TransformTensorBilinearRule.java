package org.redub.models.converter.rules;

import java.util.List;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.onnx.Attributes;
import org.redub.models.converter.onnx.OnnxGraphBuilder;
import org.redub.models.converter.tflite.FlexMap;
import org.redub.models.converter.tflite.TensorShape;
import org.redub.models.converter.tflite.TfliteOperator;

/**
 * MediaPipe's custom operator TransformTensorBilinear (version 2): resamples a crop of a feature
 * map bilinearly through a {@link PointTransform}. Stateless. After {@code
 * mediapipe/util/tflite/operations/transform_tensor_bilinear.cc} (Apache-2.0).
 *
 * <p>The sample of crop pixel (x, y) is read at q = map(x + 0.5, y + 0.5), pixel index q - 0.5.
 * MediaPipe sets a sample to 0 as soon as its index leaves [0, size - 1], whereas ONNX's GridSample
 * fades out over one more pixel; hence the mask.
 */
final class TransformTensorBilinearRule {
  private TransformTensorBilinearRule() {}

  static GraphValue apply(TfliteOperator operator, Translation translation) {
    TensorShape features = translation.shape(operator.input(0)).requireRank(4);
    TensorShape crop = translation.shape(operator.output()).requireRank(4);
    FlexMap options = FlexMap.read(operator.customOptions());
    int width = options.integer("output_width");
    int height = options.integer("output_height");
    TensorShape expected = new TensorShape(List.of(1, height, width, features.channels()));
    if (!crop.equals(expected)) {
      throw ConversionException.corrupt("a crop of " + crop + ", its options say " + expected);
    }
    String result =
        new Fragment(translation.graph(), features, crop)
            .build(
                translation.computed(operator.input(0)), translation.transform(operator.input(1)));
    return new GraphValue.Computed(result);
  }

  /**
   * The part of the graph that replaces the operator; shapes are as in TFLite. Confined to one
   * thread.
   */
  record Fragment(OnnxGraphBuilder graph, TensorShape features, TensorShape crop) {
    String build(String featureMap, PointTransform transform) {
      String turned = graph.node("MatMul", List.of(cropPixelCenters(), transform.linear()));
      String points = graph.node("Add", List.of(turned, transform.translation())); // [1, H*W, 2]
      String samples =
          graph.node(
              "GridSample",
              List.of(featureMap, normalised(points)),
              Attributes.of("mode", "bilinear"),
              Attributes.of("padding_mode", "zeros"),
              Attributes.of("align_corners", 0));
      return graph.node("Mul", List.of(samples, insideMask(points)));
    }

    private String cropPixelCenters() {
      int height = crop.height();
      int width = crop.width();
      float[] centers = new float[2 * height * width];
      int next = 0;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          centers[next++] = x + 0.5f;
          centers[next++] = y + 0.5f;
        }
      }
      String name = "pixel_centers_" + width + "x" + height;
      return graph.floats(name, new long[] {1, (long) height * width, 2}, centers);
    }

    /**
     * Normalises points for GridSample, in which -1 and 1 are the outer borders of the first and
     * last pixel.
     */
    private String normalised(String points) {
      String scale = pair("grid_scale", 2f / features.width(), 2f / features.height());
      String scaled = graph.node("Mul", List.of(points, scale));
      String shifted = graph.node("Sub", List.of(scaled, graph.scalar("one", 1)));
      String shape = graph.integers(1, crop.height(), crop.width(), 2);
      return graph.node("Reshape", List.of(shifted, shape));
    }

    /**
     * A mask [1, 1, H, W] that is 1 where the index is inside, so that clamping does not change it,
     * and 0 elsewhere.
     */
    private String insideMask(String points) {
      String last = pair("last_center", features.width() - 0.5f, features.height() - 0.5f);
      String first = graph.scalar("one_half", 0.5f);
      String clamped = graph.node("Max", List.of(graph.node("Min", List.of(points, last)), first));
      String unchanged = graph.node("Equal", List.of(clamped, points));
      String asFloat = graph.node("Cast", List.of(unchanged), Attributes.of("to", 1));
      String both =
          graph.node(
              "ReduceMin",
              List.of(asFloat),
              Attributes.list("axes", 2),
              Attributes.of("keepdims", 0));
      String shape = graph.integers(1, 1, crop.height(), crop.width());
      return graph.node("Reshape", List.of(both, shape));
    }

    private String pair(String name, float x, float y) {
      String fullName = name + "_" + features.width() + "x" + features.height();
      return graph.floats(fullName, new long[] {2}, x, y);
    }
  }
}
