package org.redub.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.engine.analyse.face.DrawnTrack;
import org.redub.engine.plan.PlannedMouth;
import org.redub.geometry.MouthShape;

class ShapeTargetTest {
  private static final MouthShape SHUT = DrawnMouth.at(0.01, 0.5);
  private static final MouthShape OPEN = DrawnMouth.at(0.2, 0.6);
  private final ShapeTarget target =
      new ShapeTarget(DrawnTrack.of(0, List.of(SHUT, OPEN)), List.of(SHUT, OPEN)::get, SHUT);

  @Test
  void showsTheGivenShapesAsTheyAre() {
    assertThat(target.shape(1, target.mouth(1))).isEqualTo(OPEN);
    assertThat(target.shape(0, target.mouth(0))).isEqualTo(SHUT);
    assertThat(target.mouth(1).opening()).isEqualTo((float) OPEN.opening());
    assertThat(target.mouth(1).width()).isEqualTo((float) OPEN.width());
  }

  @Test
  void closesTowardsTheShutMouthWhenLessOpenIsAskedFor() {
    PlannedMouth half = target.mouth(1).opened(0.1f);
    assertThat(target.shape(1, half).opening()).isCloseTo(0.1, within(0.002));
    assertThat(target.shape(1, half).width()).isBetween(SHUT.width(), OPEN.width());
    assertThat(target.shape(1, target.mouth(1).opened(0)).distance(SHUT)).isLessThan(1e-6);
  }
}
