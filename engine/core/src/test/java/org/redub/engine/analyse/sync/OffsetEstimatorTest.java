package org.redub.engine.analyse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetEstimatorTest {
  @ParameterizedTest
  @ValueSource(ints = {-120, -35, 0, 73, 200})
  void estimatesTheOffset(int ms) {
    DrawnMouth mouth = new DrawnMouth(1);
    AvOffset offset =
        new OffsetEstimator().add(mouth, mouth.tracked(8, ms / 1000.0, 0.7, 2)).estimate();
    assertThat(offset.known()).isTrue();
    assertThat(offset.offsetUs() / 1000.0).isCloseTo(ms, within(6.0));
    assertThat(offset.agreement()).isBetween(0.4, 0.95);
  }

  @Test
  void doesNotKnowTheOffsetOfAnUnrelatedMouth() {
    int known = 0;
    for (int seed = 0; seed < 20; seed++) {
      AvOffset offset =
          new OffsetEstimator()
              .add(new DrawnMouth(seed), new DrawnMouth(100 + seed).tracked(8, 0, 0, seed))
              .estimate();
      known += offset.known() ? 1 : 0;
      assertThat(offset.known() || offset.offsetUs() == 0).isTrue();
    }
    assertThat(known).isLessThanOrEqualTo(4);
  }

  @Test
  void doesNotKnowTheOffsetOfHalfASecond() {
    DrawnMouth mouth = new DrawnMouth(3);
    AvOffset offset = new OffsetEstimator().add(mouth, mouth.tracked(0.5, 0.05, 0, 1)).estimate();
    assertThat(offset.known()).isFalse();
    assertThat(offset.offsetUs()).isZero();
  }

  @Test
  void isMoreConfidentWithMoreClips() {
    DrawnMouth mouth = new DrawnMouth(4);
    TrackedMouth clip = mouth.tracked(2, 0.04, 1.5, 5);
    double one = new OffsetEstimator().add(mouth, clip).estimate().confidence();
    OffsetEstimator many = new OffsetEstimator();
    for (int i = 0; i < 6; i++) {
      many.add(mouth, mouth.tracked(2, 0.04, 1.5, 5 + i));
    }
    assertThat(many.estimate().confidence()).isGreaterThan(one);
    assertThat(many.estimate().offsetUs() / 1000.0).isCloseTo(40, within(10.0));
  }

  @Test
  void doesNotKnowAnOffsetOutsideItsRange() {
    DrawnMouth mouth = new DrawnMouth(6);
    AvOffset offset = new OffsetEstimator().add(mouth, mouth.tracked(10, 0.7, 0.2, 1)).estimate();
    assertThat(Math.abs(offset.offsetUs())).isLessThanOrEqualTo(300_000);
    assertThat(offset.agreement()).isLessThan(0.4);
  }
}
