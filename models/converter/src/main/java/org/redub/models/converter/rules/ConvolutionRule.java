package org.redub.models.converter.rules;

import java.util.List;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.onnx.OnnxAttribute;
import org.redub.models.converter.tflite.TensorShape;
import org.redub.models.converter.tflite.TfliteOperator;

/**
 * CONV_2D and DEPTHWISE_CONV_2D: weights O, H, W, I become O, I, H, W, depthwise ones 1, H, W, C
 * become C, 1, H, W with one group a channel. The options of the two differ by one field that
 * stands in the middle.
 */
final class ConvolutionRule {
  private static final int PADDING = 0;
  private static final int STRIDE_WIDTH = 1;
  private static final int STRIDE_HEIGHT = 2;
  private static final int ACTIVATION = 3;
  private static final int DEPTHWISE_ACTIVATION = 4;

  private ConvolutionRule() {}

  static GraphValue full(TfliteOperator operator, Translation translation) {
    WeightArray weights = translation.weights(operator.input(1)).permuted(0, 3, 1, 2);
    int channels = translation.shape(operator.input(0)).channels();
    requireChannels(weights.shape().dims().get(1), channels);
    String name = translation.weightsInGraph(operator.input(1), "oihw", weights);
    SlidingWindow window = window(operator, weights.shape(), ACTIVATION);
    GraphValue.Computed result = convolve(operator, translation, name, window, 1);
    return ActivationRules.fused(translation, result, operator.byteOption(ACTIVATION));
  }

  static GraphValue depthwise(TfliteOperator operator, Translation translation) {
    WeightArray weights = translation.weights(operator.input(1)).permuted(3, 0, 1, 2);
    int channels = translation.shape(operator.input(0)).channels();
    requireChannels(weights.shape().dims().get(0), channels);
    String name = translation.weightsInGraph(operator.input(1), "c1hw", weights);
    SlidingWindow window = window(operator, weights.shape(), DEPTHWISE_ACTIVATION);
    GraphValue.Computed result = convolve(operator, translation, name, window, channels);
    return ActivationRules.fused(translation, result, operator.byteOption(DEPTHWISE_ACTIVATION));
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
        OnnxAttribute.list("pads", pads),
        window.dilations(),
        OnnxAttribute.of("group", groups));
  }

  /** Weights in ONNX's order; the dilations follow the activation. */
  private static SlidingWindow window(
      TfliteOperator operator, TensorShape weights, int activationField) {
    int dilationWidth = operator.intOption(activationField + 1, 1);
    int dilationHeight = operator.intOption(activationField + 2, 1);
    return new SlidingWindow(
        new SlidingWindow.Axis(
            weights.dims().get(2), operator.intOption(STRIDE_HEIGHT, 0), dilationHeight),
        new SlidingWindow.Axis(
            weights.dims().get(3), operator.intOption(STRIDE_WIDTH, 0), dilationWidth),
        SlidingWindow.Padding.ofCode(operator.byteOption(PADDING)));
  }

  private static void requireChannels(int ofWeights, int ofImage) {
    if (ofWeights != ofImage) {
      throw ConversionException.unsupported(
          "weights for " + ofWeights + " channels, the image has " + ofImage);
    }
  }
}
