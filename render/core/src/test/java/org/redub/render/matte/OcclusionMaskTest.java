package org.redub.render.matte;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.redub.geometry.PixelBox;

class OcclusionMaskTest {
  @Test
  void keepsPlateOnlyWherePointsAreOccluded() {
    int size = 101;
    float[] alpha = new float[size * size];
    Arrays.fill(alpha, 1);
    alpha[0] = 0;
    float[] points = {20, 50, 50, 50, 80, 50};
    new OcclusionMask()
        .takeOut(points, new float[] {1, 0.5f, 0}, 100, new PixelBox(0, 0, size, size), alpha);
    assertThat(alpha[50 * size + 20]).isZero();
    assertThat(alpha[50 * size + 80]).isEqualTo(1);
    assertThat(alpha[50 * size + 50]).isStrictlyBetween(0f, 1f);
    assertThat(alpha[0]).isZero();
    for (int x = 1; x < size; x++) {
      assertThat(alpha[50 * size + x]).isGreaterThanOrEqualTo(alpha[50 * size + x - 1]);
    }
  }
}
