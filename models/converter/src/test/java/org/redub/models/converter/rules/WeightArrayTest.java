package org.redub.models.converter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.redub.models.converter.tflite.TensorShape;

class WeightArrayTest {
  @Test
  void permutesLikeNestedLoops() {
    int[] dims = {2, 3, 4, 5};
    float[] values = new float[120];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }

    WeightArray result = new WeightArray(TensorShape.of(2, 3, 4, 5), values).permuted(0, 3, 1, 2);

    assertThat(result.shape()).isEqualTo(TensorShape.of(2, 5, 3, 4));
    float[] permuted = result.values();
    for (int o = 0; o < dims[0]; o++) {
      for (int h = 0; h < dims[1]; h++) {
        for (int w = 0; w < dims[2]; w++) {
          for (int i = 0; i < dims[3]; i++) {
            assertThat(permuted[((o * 5 + i) * 3 + h) * 4 + w])
                .isEqualTo(values[((o * 3 + h) * 4 + w) * 5 + i]);
          }
        }
      }
    }
  }
}
