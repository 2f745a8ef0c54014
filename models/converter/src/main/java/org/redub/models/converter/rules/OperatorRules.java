package org.redub.models.converter.rules;

import java.util.Map;
import org.redub.models.converter.io.ConversionException;

/** The operators of MediaPipe's face models and their rules. Stateless. */
final class OperatorRules {
  private static final Map<String, OperatorRule> RULES =
      Map.ofEntries(
          Map.entry("DEQUANTIZE", DequantizeRule::apply),
          Map.entry("CONV_2D", ConvolutionRule::full),
          Map.entry("DEPTHWISE_CONV_2D", ConvolutionRule::depthwise),
          Map.entry("MAX_POOL_2D", MaxPoolRule::apply),
          Map.entry("RELU", ActivationRules::relu),
          Map.entry("PRELU", ActivationRules::prelu),
          Map.entry("ADD", ArithmeticRules::add),
          Map.entry("MUL", ArithmeticRules::multiply),
          Map.entry("PAD", ShapeRules::pad),
          Map.entry("RESHAPE", ShapeRules::reshape),
          Map.entry("CONCATENATION", ShapeRules::concatenate),
          Map.entry("STRIDED_SLICE", ShapeRules::wholeSlice),
          Map.entry("RESIZE_BILINEAR", ResizeBilinearRule::apply),
          Map.entry("Landmarks2TransformMatrix", LandmarksToTransformRule::apply),
          Map.entry("TransformTensorBilinear", TransformTensorBilinearRule::apply),
          Map.entry("TransformLandmarks", TransformLandmarksRule::apply));

  private OperatorRules() {}

  static OperatorRule of(String operatorName) {
    OperatorRule rule = RULES.get(operatorName);
    if (rule == null) {
      throw ConversionException.unsupported("no rule for this operator");
    }
    return rule;
  }
}
