package org.redub.render.matte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.redub.geometry.ConvexHull;
import org.redub.geometry.PixelBox;

class MatteTest {
  /** Bilinear interpolation over 4 pixels rounds the crease between two sides by up to 2 pixels. */
  private static final float CREASE = 2;

  private static final ConvexHull SQUARE =
      ConvexHull.of(10, 10, 30, 10, 20, 20, 30, 30, 10, 30, 20, 12, 10, 10);

  @Test
  void distanceIsNegativeInsideAndEuclideanOutside() {
    assertThat(SQUARE.distance(20, 20)).isCloseTo(-10, within(1e-4f));
    assertThat(SQUARE.distance(20, 27)).isCloseTo(-3, within(1e-4f));
    assertThat(SQUARE.distance(33, 34)).isCloseTo(5, within(1e-4f));
    assertThat(SQUARE.distance(20, 5)).isCloseTo(5, within(1e-4f));
  }

  @Test
  void fieldEqualsDistance() {
    DistanceField field = new DistanceField();
    PixelBox box = new PixelBox(-5, 3, 61, 50);
    field.compute(SQUARE, box);
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        float exact = SQUARE.distance(box.left() + x, box.top() + y);
        assertThat(field.values()[y * box.width() + x]).isCloseTo(exact, within(CREASE));
      }
      if (y > 21) {
        assertThat(field.values()[y * box.width() + 25]).isCloseTo(y + 3 - 30, within(1e-3f));
      }
    }
  }

  @Test
  void rejectsHullOfLine() {
    assertThatThrownBy(() -> ConvexHull.of(0, 0, 1, 1, 2, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void edgesRiseAndFallSmoothly() {
    assertThat(SoftEdge.rise(1, 3, 0)).isZero();
    assertThat(SoftEdge.rise(1, 3, 2)).isEqualTo(0.5f);
    assertThat(SoftEdge.fall(1, 3, 5)).isZero();
  }
}
