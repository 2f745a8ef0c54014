package org.redub.engine.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.render.geometry.MouthShape;

class LowerFaceModelTest {

  @Test
  void learnsHowAnActorsFaceMoves() {
    LowerFaceModel model = LowerFaceModel.fit(talking(200));
    MouthShape made = model.shapeAt(0.12, 0.6);
    assertThat(made.opening()).isCloseTo(0.12, within(0.004));
    assertThat(made.width()).isCloseTo(0.6, within(0.01));
    assertThat(made.distance(DrawnMouth.at(0.12, 0.6))).isLessThan(0.02);
  }

  @Test
  void opensAMouthThatNeverMovedByTheGenericJaw() {
    LowerFaceModel model = LowerFaceModel.fit(List.of(DrawnMouth.at(0.01, 0.55)));
    MouthShape open = model.shapeAt(0.15, 0.55);
    assertThat(open.opening()).isCloseTo(0.15, within(0.01));
    assertThat(open.width()).isCloseTo(0.55, within(0.04));
    assertThat(model.shapeAt(0.01, 0.55).distance(DrawnMouth.at(0.01, 0.55))).isLessThan(0.005);
  }

  @Test
  void anActorsRangeComesFromSpokenFrames() {
    Quantiles own = Quantiles.of(new double[] {0, 0.1, 0.2});
    assertThat(own.blend(GenericTalker.openings(0), 0).at(1)).isCloseTo(0.2, within(1e-9));
    assertThat(own.blend(GenericTalker.openings(0), 1).at(1)).isGreaterThan(0.2);
  }

  private static List<MouthShape> talking(int frames) {
    Random random = new Random(11);
    List<MouthShape> shapes = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      shapes.add(DrawnMouth.at(0.25 * random.nextDouble(), 0.5 + 0.2 * random.nextDouble()));
    }
    return shapes;
  }
}
