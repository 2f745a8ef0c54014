package org.redub.models.converter.rules;

import java.util.List;
import org.redub.models.converter.onnx.Attributes;
import org.redub.models.converter.tflite.TfliteOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Pool2DOptions;

/** MAX_POOL_2D; padding is ignored in TFLite as in ONNX. Stateless. */
final class MaxPoolRule {
  private MaxPoolRule() {}

  static GraphValue apply(TfliteOperator operator, Translation translation) {
    Pool2DOptions options = operator.options(BuiltinOptions.Pool2DOptions, new Pool2DOptions());
    SlidingWindow window =
        new SlidingWindow(
            new SlidingWindow.Axis(options.filterHeight(), options.strideH(), 1),
            new SlidingWindow.Axis(options.filterWidth(), options.strideW(), 1),
            SlidingWindow.Padding.ofCode(options.padding()));
    long[] pads = window.pads(translation.shape(operator.input(0)));
    GraphValue.Computed result =
        translation.node(
            "MaxPool",
            List.of(translation.computed(operator.input(0))),
            window.kernelShape(),
            window.strides(),
            Attributes.list("pads", pads));
    return ActivationRules.fused(translation, result, options.fusedActivationFunction());
  }
}
