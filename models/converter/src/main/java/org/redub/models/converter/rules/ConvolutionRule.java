package org.redub.models.converter.rules;

import java.util.List;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.onnx.Attributes;
import org.redub.models.converter.tflite.TfliteOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Conv2DOptions;
import org.tensorflow.lite.schema.DepthwiseConv2DOptions;

/**
 * CONV_2D and DEPTHWISE_CONV_2D: weights O, H, W, I become O, I, H, W, depthwise ones 1, H, W, C
 * become C, 1, H, W with one group per channel. Stateless.
 */
final class ConvolutionRule {
  private ConvolutionRule() {}

  static GraphValue full(TfliteOperator operator, Translation translation) {
    WeightArray weights = translation.weights(operator.input(1)).permuted(0, 3, 1, 2);
    int channels = translation.shape(operator.input(0)).channels();
    requireChannels(weights.shape().dims().get(1), channels);
    String name = translation.weightsInGraph(operator.input(1), "oihw", weights);
    Conv2DOptions options = operator.options(BuiltinOptions.Conv2DOptions, new Conv2DOptions());
    SlidingWindow window =
        new SlidingWindow(
            axis(weights, 2, options.strideH(), options.dilationHFactor()),
            axis(weights, 3, options.strideW(), options.dilationWFactor()),
            SlidingWindow.Padding.ofCode(options.padding()));
    GraphValue.Computed result = convolve(operator, translation, name, window, 1);
    return ActivationRules.fused(translation, result, options.fusedActivationFunction());
  }

  static GraphValue depthwise(TfliteOperator operator, Translation translation) {
    WeightArray weights = translation.weights(operator.input(1)).permuted(3, 0, 1, 2);
    int channels = translation.shape(operator.input(0)).channels();
    requireChannels(weights.shape().dims().get(0), channels);
    String name = translation.weightsInGraph(operator.input(1), "c1hw", weights);
    DepthwiseConv2DOptions options =
        operator.options(BuiltinOptions.DepthwiseConv2DOptions, new DepthwiseConv2DOptions());
    SlidingWindow window =
        new SlidingWindow(
            axis(weights, 2, options.strideH(), options.dilationHFactor()),
            axis(weights, 3, options.strideW(), options.dilationWFactor()),
            SlidingWindow.Padding.ofCode(options.padding()));
    GraphValue.Computed result = convolve(operator, translation, name, window, channels);
    return ActivationRules.fused(translation, result, options.fusedActivationFunction());
  }

  private static GraphValue.Computed convolve(
      TfliteOperator operator,
      Translation translation,
      String weights,
      SlidingWindow window,
      int groups) {
    String image = translation.computed(operator.input(0));
    String bias = translation.weightsInGraph(operator.input(2));
    long[] pads = window.pads(translation.shape(operator.input(0)));
    return translation.node(
        "Conv",
        List.of(image, weights, bias),
        window.kernelShape(),
        window.strides(),
        Attributes.list("pads", pads),
        window.dilations(),
        Attributes.of("group", groups));
  }

  /** The window's axis along a dimension of weights in ONNX's order. */
  private static SlidingWindow.Axis axis(
      WeightArray weights, int dimension, int stride, int dilation) {
    return new SlidingWindow.Axis(weights.shape().dims().get(dimension), stride, dilation);
  }

  private static void requireChannels(int ofWeights, int ofImage) {
    if (ofWeights != ofImage) {
      throw ConversionException.unsupported(
          "weights for " + ofWeights + " channels, the image has " + ofImage);
    }
  }
}
