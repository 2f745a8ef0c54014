package org.redub.models.converter.rules;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.Arrays;
import java.util.List;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.onnx.Attributes;
import org.redub.models.converter.onnx.OnnxGraphBuilder;
import org.redub.models.converter.tflite.FlexMap;
import org.redub.models.converter.tflite.TensorShape;
import org.redub.models.converter.tflite.TfliteOperator;

/**
 * MediaPipe's custom operator Landmarks2TransformMatrix (version 2): computes the rotated box
 * around some landmarks, as a map from the pixels of a small crop to the coordinates of the
 * landmarks. After {@code mediapipe/util/tflite/operations/landmarks_to_transform_matrix.cc}
 * (Apache-2.0).
 *
 * <p>With d from the left to the right rotation point, (c, s) = d / |d| and R = [[c, -s], [s, c]]:
 * the landmarks times R are upright; the crop is mapped to their scaled box and rotated back by R
 * transposed. Here the sine and cosine are computed from d itself, without an angle, and the result
 * is a {@link PointTransform} instead of a 4x4 matrix. Only a target rotation of 0 occurs.
 * Stateless.
 */
final class LandmarksToTransformRule {
  private LandmarksToTransformRule() {}

  /**
   * The operator's options. Immutable.
   *
   * @param subset landmarks that the box surrounds
   * @param left landmark at the start of the direction
   * @param right landmark at the end of the direction
   * @param cropWidth width of the crop in its pixels
   * @param cropHeight height of the crop in its pixels
   * @param scaleX width of the box relative to the landmarks
   * @param scaleY height of the box relative to the landmarks
   */
  record Settings(
      List<Integer> subset,
      int left,
      int right,
      int cropWidth,
      int cropHeight,
      double scaleX,
      double scaleY) {
    Settings {
      subset = List.copyOf(subset);
      if (subset.isEmpty() || cropWidth < 1 || cropHeight < 1) {
        throw ConversionException.corrupt(
            subset.size() + " landmarks for a crop of " + cropWidth + " x " + cropHeight);
      }
    }

    static Settings read(FlexMap options) {
      if (options.real("target_rotation_radians") != 0) {
        throw ConversionException.unsupported("a target rotation other than 0");
      }
      return new Settings(
          Arrays.stream(options.integers("subset_idxs")).boxed().toList(),
          options.integer("left_rotation_idx"),
          options.integer("right_rotation_idx"),
          options.integer("output_width"),
          options.integer("output_height"),
          options.real("scale_x"),
          options.real("scale_y"));
    }

    private void requireWithin(TensorShape landmarks) {
      int count = landmarks.requireRank(3).dims().get(1);
      for (int index : subset) {
        requireIndex(index, count);
      }
      requireIndex(left, count);
      requireIndex(right, count);
    }

    private static void requireIndex(int index, int count) {
      if (index < 0 || index >= count) {
        throw ConversionException.corrupt("landmark " + index + " of " + count);
      }
    }
  }

  static GraphValue apply(TfliteOperator operator, Translation translation) {
    Settings settings = Settings.read(FlexMap.read(operator.customOptions()));
    settings.requireWithin(translation.shape(operator.input(0)));
    String landmarks = translation.computed(operator.input(0));
    return new Fragment(translation.graph(), "transform" + operator.output() + "_")
        .build(landmarks, settings);
  }

  /**
   * The part of the graph that replaces the operator. Comments at the ends of lines are shapes.
   * Confined to one thread.
   */
  record Fragment(OnnxGraphBuilder graph, String prefix) {
    PointTransform build(String landmarks, Settings settings) {
      String xy = slice(landmarks, 2, 0, 2); // [1, N, 2]
      String subset = gather(xy, "subset", settings.subset()); // [1, K, 2]
      String rotation = rotation(xy, settings); // [1, 2, 2]
      String upright = graph.node("MatMul", List.of(subset, rotation));
      String max = reduce("ReduceMax", upright); // [1, 1, 2]
      String min = reduce("ReduceMin", upright);
      String size = graph.node("Sub", List.of(max, min));
      String half = graph.scalar("one_half", 0.5f);
      String center = graph.node("Mul", List.of(graph.node("Add", List.of(max, min)), half));

      String back = transpose(rotation);
      String centerInImage = graph.node("MatMul", List.of(center, back));
      String step =
          graph.node("Mul", List.of(size, stepScale(settings))); // image units per crop pixel
      String linear = transpose(graph.node("Mul", List.of(rotation, step))); // [1, 2, 2]
      String fromCenter = graph.node("MatMul", List.of(cropCenterNegated(settings), linear));
      return new PointTransform(linear, graph.node("Add", List.of(centerInImage, fromCenter)));
    }

    /**
     * R, computed from (c, s) by a constant: (c, s) @ [[1, 0, 0, 1], [0, -1, 1, 0]] = (c, -s, s,
     * c).
     */
    private String rotation(String xy, Settings settings) {
      String ends = gather(xy, "ends", List.of(settings.left(), settings.right())); // [1, 2, 2]
      String direction =
          graph.node("Sub", List.of(slice(ends, 1, 1, 2), slice(ends, 1, 0, 1))); // [1, 1, 2]
      String length =
          graph.node("ReduceL2", List.of(direction), Attributes.list("axes", 2), keepDims());
      String cosineSine = graph.node("Div", List.of(direction, length));
      String mix = graph.floats("rotation_mix", new long[] {2, 4}, 1, 0, 0, 1, 0, -1, 1, 0);
      String row = graph.node("MatMul", List.of(cosineSine, mix)); // [1, 1, 4]
      return graph.node("Reshape", List.of(row, graph.integers(1, 2, 2)));
    }

    private String stepScale(Settings settings) {
      return graph.floats(
          prefix + "step",
          new long[] {2},
          (float) (settings.scaleX() / settings.cropWidth()),
          (float) (settings.scaleY() / settings.cropHeight()));
    }

    private String cropCenterNegated(Settings settings) {
      return graph.floats(
          prefix + "center",
          new long[] {1, 1, 2},
          -settings.cropWidth() / 2f,
          -settings.cropHeight() / 2f);
    }

    private String gather(String points, String name, List<Integer> indices) {
      String constant = graph.integers(prefix + name, indices);
      return graph.node("Gather", List.of(points, constant), Attributes.of("axis", 1));
    }

    private String slice(String value, int axis, int from, int to) {
      return graph.node(
          "Slice", List.of(value, graph.integers(from), graph.integers(to), graph.integers(axis)));
    }

    private String reduce(String operation, String points) {
      return graph.node(operation, List.of(points), Attributes.list("axes", 1), keepDims());
    }

    private String transpose(String matrix) {
      return graph.node("Transpose", List.of(matrix), Attributes.list("perm", 0, 2, 1));
    }

    private static AttributeProto keepDims() {
      return Attributes.of("keepdims", 1);
    }
  }
}
