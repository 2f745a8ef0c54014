package org.redub.models.converter.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.onnx.Attributes;
import org.redub.models.converter.tflite.TensorShape;
import org.redub.models.converter.tflite.TfliteOperator;
import org.redub.models.converter.tflite.TfliteTensor;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ConcatenationOptions;

/** PAD, RESHAPE, CONCATENATION and STRIDED_SLICE. Stateless. */
final class ShapeRules {
  private static final TensorShape PADDING_SHAPE = TensorShape.of(4, 2);

  /** The positions of the axes N, C, H, W in N, H, W, C. */
  private static final int[] NCHW_FROM_NHWC = {0, 3, 1, 2};

  private ShapeRules() {}

  /**
   * Pads a 4-D value with zeros. TFLite lists (before, after) per axis, ONNX all values before,
   * then all after.
   */
  static GraphValue pad(TfliteOperator operator, Translation translation) {
    TfliteTensor paddings = translation.tensor(operator.input(1));
    if (!paddings.shape().equals(PADDING_SHAPE)) {
      throw ConversionException.unsupported("paddings of shape " + paddings.shape());
    }
    String pads = translation.graph().integers(onnxPads(paddings.ints()));
    return translation.node(
        "Pad",
        List.of(translation.computed(operator.input(0)), pads),
        Attributes.of("mode", "constant"));
  }

  /** Reorders the eight numbers of an N, H, W, C padding to ONNX's order for N, C, H, W. */
  static long[] onnxPads(int[] beforeAfterPairs) {
    long[] pads = new long[8];
    for (int axis = 0; axis < 4; axis++) {
      pads[axis] = beforeAfterPairs[2 * NCHW_FROM_NHWC[axis]];
      pads[4 + axis] = beforeAfterPairs[2 * NCHW_FROM_NHWC[axis] + 1];
    }
    return pads;
  }

  /** Elements are counted in TFLite's order, so an image is first transposed to N, H, W, C. */
  static GraphValue reshape(TfliteOperator operator, Translation translation) {
    TensorShape from = translation.shape(operator.input(0));
    TensorShape to = translation.shape(operator.output());
    if (from.elementCount() != to.elementCount() || isImage(to)) {
      throw ConversionException.unsupported("reshape of " + from + " to " + to);
    }
    String value = translation.computed(operator.input(0));
    if (isImage(from)) {
      value =
          translation
              .graph()
              .node("Transpose", List.of(value), Attributes.list("perm", 0, 2, 3, 1));
    }
    String shape = translation.graph().integers(to.onnxDims());
    return translation.node("Reshape", List.of(value, shape));
  }

  static GraphValue concatenate(TfliteOperator operator, Translation translation) {
    translation.shape(operator.output()).requireRank(3);
    List<String> parts = new ArrayList<>();
    for (int input : operator.inputs()) {
      parts.add(translation.computed(input));
    }
    ConcatenationOptions options =
        operator.options(BuiltinOptions.ConcatenationOptions, new ConcatenationOptions());
    return translation.node("Concat", parts, Attributes.of("axis", options.axis()));
  }

  /** Slices of the whole value, the only ones in these models, which return the value itself. */
  static GraphValue wholeSlice(TfliteOperator operator, Translation translation) {
    int[] begins = translation.tensor(operator.input(1)).ints();
    int[] steps = translation.tensor(operator.input(3)).ints();
    boolean whole =
        Arrays.stream(begins).allMatch(begin -> begin == 0)
            && Arrays.stream(steps).allMatch(step -> step == 1)
            && translation.shape(operator.input(0)).equals(translation.shape(operator.output()));
    if (!whole) {
      throw ConversionException.unsupported("a slice of a part of the value");
    }
    return translation.value(operator.input(0));
  }

  /** Whether the shape has more than one of H, W and C, so that their order matters. */
  private static boolean isImage(TensorShape shape) {
    return shape.rank() == 4 && shape.height() * shape.width() > 1;
  }
}
