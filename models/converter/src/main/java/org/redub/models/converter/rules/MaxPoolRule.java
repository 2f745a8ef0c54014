package org.redub.models.converter.rules;

import java.util.List;
import org.redub.models.converter.onnx.OnnxAttribute;
import org.redub.models.converter.tflite.TfliteOperator;

/** MAX_POOL_2D; what lies over the border never wins, in TFLite as in ONNX. */
final class MaxPoolRule {
  private static final int PADDING = 0;
  private static final int STRIDE_WIDTH = 1;
  private static final int STRIDE_HEIGHT = 2;
  private static final int WIDTH = 3;
  private static final int HEIGHT = 4;
  private static final int ACTIVATION = 5;

  private MaxPoolRule() {}

  static GraphValue apply(TfliteOperator operator, Translation translation) {
    SlidingWindow window =
        new SlidingWindow(
            new SlidingWindow.Axis(
                operator.intOption(HEIGHT, 0), operator.intOption(STRIDE_HEIGHT, 0), 1),
            new SlidingWindow.Axis(
                operator.intOption(WIDTH, 0), operator.intOption(STRIDE_WIDTH, 0), 1),
            SlidingWindow.Padding.ofCode(operator.byteOption(PADDING)));
    long[] pads = window.pads(translation.shape(operator.input(0)));
    GraphValue.Computed result =
        translation.node(
            "MaxPool",
            List.of(translation.computed(operator.input(0))),
            window.kernelShape(),
            window.strides(),
            OnnxAttribute.list("pads", pads));
    return ActivationRules.fused(translation, result, operator.byteOption(ACTIVATION));
  }
}
