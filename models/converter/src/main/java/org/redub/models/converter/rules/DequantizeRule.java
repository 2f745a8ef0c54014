package org.redub.models.converter.rules;

import org.redub.models.converter.io.HalfFloat;
import org.redub.models.converter.tflite.TfliteOperator;
import org.redub.models.converter.tflite.TfliteTensor;

/** DEQUANTIZE of constant halves, which are widened to floats here without loss. Stateless. */
final class DequantizeRule {
  private DequantizeRule() {}

  static GraphValue apply(TfliteOperator operator, Translation translation) {
    TfliteTensor tensor = translation.tensor(operator.input(0));
    short[] halves = tensor.halves();
    float[] values = new float[halves.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = HalfFloat.toFloat(halves[i]);
    }
    return new WeightArray(tensor.shape(), values);
  }
}
