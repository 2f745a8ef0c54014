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

/** PAD, RESHAPE, CONCATENATION and STRIDED_SLICE. */
final class ShapeRules {
  private static final TensorShape PADDING_SHAPE = TensorShape.of(4, 2);

  /** Where the axes of N, C, H, W stand in N, H, W, C. */
  private static final int[] NCHW_FROM_NHWC = {0, 3, 1, 2};

  private ShapeRules() {}

  /**
   * Zeros around a 4-D value; TFLite lists (before, after) an axis, ONNX all befores, then all
   * afters.
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

  /** The eight numbers of an N, H, W, C padding in ONNX's order for N, C, H, W. */
  static long[] onnxPads(int[] beforeAfterPairs) {
    long[] pads = new long[8];
    for (int axis = 0; axis < 4; axis++) {
      pads[axis] = beforeAfterPairs[2 * NCHW_FROM_NHWC[axis]];
      pads[4 + axis] = beforeAfterPairs[2 * NCHW_FROM_NHWC[axis] + 1];
    }
    return pads;
  }

  /** The elements are counted in TFLite's order, so an image goes back to N, H, W, C first. */
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

  /** The models slice only from the start to the end in steps of one, which is the value itself. */
  static GraphValue wholeSlice(TfliteOperator operator, Translation translation) {
    int[] begins = translation.tensor(operator.input(1)).ints();
    int[] steps = translation.tensor(operator.input(3)).ints();
    boolean whole =
        Arrays.stream(begins).allMatch(begin -> begin == 0)
            && Arrays.stream(steps).allMatch(step -> step == 1)
            && translation.shape(operator.input(0)).equals(translation.shape(operator.output()));
    if (!whole) {
      throw ConversionException.unsupported("a slice that leaves something out");
    }
    return translation.value(operator.input(0));
  }

  /** Whether the order of H, W and C matters. */
  private static boolean isImage(TensorShape shape) {
    return shape.rank() == 4 && shape.height() * shape.width() > 1;
  }
}
