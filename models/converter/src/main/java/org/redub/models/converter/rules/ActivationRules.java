package org.redub.models.converter.rules;

import java.util.List;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.tflite.TensorShape;
import org.redub.models.converter.tflite.TfliteOperator;
import org.tensorflow.lite.schema.ActivationFunctionType;

/** RELU, PRELU and the activations that TFLite fuses into other operators. Stateless. */
final class ActivationRules {
  private ActivationRules() {}

  static GraphValue relu(TfliteOperator operator, Translation translation) {
    return translation.node("Relu", List.of(translation.computed(operator.input(0))));
  }

  /** One slope per channel, [1, 1, C], becomes [C, 1, 1]. */
  static GraphValue prelu(TfliteOperator operator, Translation translation) {
    int slopeTensor = operator.input(1);
    WeightArray slope = translation.weights(slopeTensor);
    int channels = slope.shape().last();
    if (slope.shape().elementCount() != channels) {
      throw ConversionException.unsupported(
          "slopes of shape " + slope.shape() + ", not one per channel");
    }
    WeightArray broadcast = new WeightArray(TensorShape.of(channels, 1, 1), slope.values());
    String name = translation.weightsInGraph(slopeTensor, "c11", broadcast);
    return translation.node("PRelu", List.of(translation.computed(operator.input(0)), name));
  }

  static GraphValue fused(Translation translation, GraphValue.Computed value, byte type) {
    return switch (type) {
      case ActivationFunctionType.NONE -> value;
      case ActivationFunctionType.RELU -> translation.node("Relu", List.of(value.name()));
      default -> throw ConversionException.unsupported("fused activation " + type);
    };
  }
}
