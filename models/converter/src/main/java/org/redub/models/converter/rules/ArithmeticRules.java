package org.redub.models.converter.rules;

import java.util.List;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.tflite.TensorShape;
import org.redub.models.converter.tflite.TfliteOperator;
import org.tensorflow.lite.schema.AddOptions;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.MulOptions;

/**
 * ADD and MUL of two values of one shape, or of a value and a single constant; MUL of a transform.
 * Stateless.
 */
final class ArithmeticRules {
  private static final TensorShape MATRIX = TensorShape.of(1, 4, 4);

  private ArithmeticRules() {}

  static GraphValue add(TfliteOperator operator, Translation translation) {
    AddOptions options = operator.options(BuiltinOptions.AddOptions, new AddOptions());
    GraphValue.Computed sum = combine("Add", operator, translation);
    return ActivationRules.fused(translation, sum, options.fusedActivationFunction());
  }

  static GraphValue multiply(TfliteOperator operator, Translation translation) {
    if (translation.value(operator.input(0)) instanceof PointTransform transform) {
      return scaleTranslation(transform, operator.input(1), translation);
    }
    MulOptions options = operator.options(BuiltinOptions.MulOptions, new MulOptions());
    GraphValue.Computed product = combine("Mul", operator, translation);
    return ActivationRules.fused(translation, product, options.fusedActivationFunction());
  }

  private static GraphValue.Computed combine(
      String operation, TfliteOperator operator, Translation translation) {
    List<String> operands =
        List.of(translation.computed(operator.input(0)), secondOperand(operator, translation));
    return translation.node(operation, operands);
  }

  private static String secondOperand(TfliteOperator operator, Translation translation) {
    int first = operator.input(0);
    int second = operator.input(1);
    if (translation.value(second) instanceof WeightArray weights) {
      if (weights.shape().elementCount() == 1) {
        return translation.weightsInGraph(second);
      }
    } else if (translation.shape(first).equals(translation.shape(second))) {
      return translation.computed(second);
    }
    throw ConversionException.unsupported(
        "operands of shapes " + translation.shape(first) + " and " + translation.shape(second));
  }

  /**
   * The landmark heads return coordinates in units of a quarter of the crop, so the models multiply
   * the transform's 4x4 matrix, element by element, by one that is 1 for the linear part and a
   * factor for the translation.
   */
  private static GraphValue scaleTranslation(
      PointTransform transform, int factorTensor, Translation translation) {
    WeightArray factors = translation.weights(factorTensor);
    if (!factors.shape().equals(MATRIX)) {
      throw ConversionException.unsupported("a transform times a constant " + factors.shape());
    }
    float[] m = factors.values();
    boolean keepsLinearPart = m[0] == 1 && m[1] == 1 && m[4] == 1 && m[5] == 1;
    float factor = m[3];
    if (!keepsLinearPart || m[7] != factor) {
      throw ConversionException.unsupported("a factor that does not only scale the translation");
    }
    WeightArray scale = new WeightArray(TensorShape.of(1), new float[] {factor});
    String name = translation.weightsInGraph(factorTensor, "translation", scale);
    GraphValue.Computed scaled = translation.node("Mul", List.of(transform.translation(), name));
    return new PointTransform(transform.linear(), scaled.name());
  }
}
