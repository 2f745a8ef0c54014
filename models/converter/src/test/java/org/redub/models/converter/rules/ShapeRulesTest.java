package org.redub.models.converter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapeRulesTest {
  @Test
  void reordersPaddingWithItsAxes() {
    int[] batchHeightWidthChannels = {1, 2, 3, 4, 5, 6, 7, 8};
    assertThat(ShapeRules.onnxPads(batchHeightWidthChannels))
        .as("padding before N, C, H, W, then after them")
        .containsExactly(1, 7, 3, 5, 2, 8, 4, 6);
  }
}
