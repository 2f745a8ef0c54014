package org.redub.models.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MomentsTest {
  @Test
  void weightsCountAsRepetitions() {
    Moments moments = new Moments();
    moments.add(1, 3);
    moments.add(5, 1);
    assertThat(moments.mean()).isCloseTo(2, within(1e-12));
    assertThat(moments.deviation()).isCloseTo(Math.sqrt(3), within(1e-12));
  }

  @Test
  void deviationIsNeverZero() {
    Moments moments = new Moments();
    assertThat(moments.mean()).isZero();
    assertThat(moments.deviation()).isPositive();
    moments.add(4, 2);
    assertThat(moments.deviation()).isPositive().isLessThan(1e-5);
  }
}
