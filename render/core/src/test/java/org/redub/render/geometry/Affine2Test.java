package org.redub.render.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.redub.geometry.Affine2;

class Affine2Test {
  private static final Affine2 MAP = new Affine2(2, -0.5f, 10, 0.25f, 1.5f, -7);

  @Test
  void inverseMapsBack() {
    Affine2 back = MAP.inverse();
    assertThat(back.x(MAP.x(3, 4), MAP.y(3, 4))).isCloseTo(3, within(1e-5f));
    assertThat(back.y(MAP.x(3, 4), MAP.y(3, 4))).isCloseTo(4, within(1e-5f));
  }

  @Test
  void movesOriginToCorner() {
    assertThat(MAP.from(5, 6).x(1, 2)).isCloseTo(MAP.x(6, 8), within(1e-5f));
    assertThat(MAP.from(5, 6).y(1, 2)).isCloseTo(MAP.y(6, 8), within(1e-5f));
  }

  @Test
  void scaleIsLargestStretch() {
    assertThat(new Affine2(3, 0, 0, 0, -2, 0).scale()).isEqualTo(3);
  }

  @Test
  void rejectsMapWithoutInverse() {
    assertThatThrownBy(() -> new Affine2(1, 2, 0, 2, 4, 0)).hasMessageContaining("inverse");
  }
}
