package org.redub.engine.actor.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MouthShape;

class LowerFaceModelTest {
  private static final double[] NOTHING = new double[5];
  private static final MouthShape FACE = DrawnMouth.at(0.05, 0.55);

  @Test
  void learnsHowAnActorsFaceMoves() {
    LowerFaceModel model = LowerFaceModel.fit(talking(200));
    MouthShape made = model.shapeAt(0.12, 0.6, NOTHING);
    assertThat(made.opening()).isCloseTo(0.12, within(0.004));
    assertThat(made.width()).isCloseTo(0.6, within(0.01));
    assertThat(made.distance(DrawnMouth.at(0.12, 0.6))).isLessThan(0.02);
  }

  @Test
  void opensAMouthThatNeverMovedByTheGenericJaw() {
    LowerFaceModel model = LowerFaceModel.fit(List.of(DrawnMouth.at(0.01, 0.55)));
    MouthShape open = model.shapeAt(0.15, 0.55, NOTHING);
    assertThat(open.opening()).isCloseTo(0.15, within(0.01));
    assertThat(open.width()).isCloseTo(0.55, within(0.04));
    assertThat(model.shapeAt(0.01, 0.55, NOTHING).distance(DrawnMouth.at(0.01, 0.55)))
        .isLessThan(0.005);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aControlMovesAloneByAsMuchAsAsked(int control) {
    for (LowerFaceModel model :
        List.of(LowerFaceModel.fit(moving(300)), LowerFaceModel.fit(List.of(FACE)))) {
      double[] residual = new double[5];
      residual[control] = 0.02;
      for (double opening : new double[] {0.08, 0.2}) {
        MouthShape plain = model.shapeAt(opening, 0.6, NOTHING);
        MouthShape moved = model.shapeAt(opening, 0.6, residual);
        assertThat(moved.opening()).isCloseTo(opening, within(0.003));
        assertThat(moved.width()).isCloseTo(0.6, within(0.003));
        for (int c = 0; c < 5; c++) {
          double change = FaceControls.measure(moved)[c] - FaceControls.measure(plain)[c];
          assertThat(change).as("control %d", c).isCloseTo(residual[c], within(0.004));
        }
      }
    }
  }

  @Test
  void measuresWhatItMade() {
    LowerFaceModel model = LowerFaceModel.fit(moving(300));
    double[] residual = {0.01, -0.01, 0.015, 0.004, -0.01};
    double[] measured = model.residual(model.shapeAt(0.12, 0.6, residual));
    for (int c = 0; c < 5; c++) {
      assertThat(measured[c]).isCloseTo(residual[c], within(0.004));
    }
  }

  @Test
  void shutLipsAreShutAlongTheirWholeLengthWhateverTheFaceDoesBeside() {
    LowerFaceModel model = LowerFaceModel.fit(moving(300));
    for (double sign : new double[] {-1, 0, 1}) {
      double[] residual = {0.04 * sign, -0.03 * sign, 0.03 * sign, 0.01 * sign, 0.03 * sign};
      float[] xyz = model.shapeAt(0.004, 0.58, residual).toArray();
      for (int i = 1; i < 10; i++) {
        float lower = y(xyz, FaceMesh.INNER_LIP.get(i));
        float upper = y(xyz, FaceMesh.INNER_LIP.get(20 - i));
        assertThat(lower - upper).as("pair %d", i).isBetween(-1e-5f, 0.0041f);
      }
    }
  }

  @Test
  void sumsOverTwoShotsMakeTheModelOfBoth() {
    List<MouthShape> first = moving(120).subList(0, 60);
    List<MouthShape> second = moving(120).subList(60, 120);
    MeanFace mean = MeanFace.of(first);
    ShapeStatistics one = ShapeStatistics.of(first, mean);
    ShapeStatistics two = ShapeStatistics.of(second, MeanFace.of(second));
    double[] some = {0.01, 0, 0.01, 0, 0};
    MouthShape made = LowerFaceModel.of(mean, one.plus(two)).shapeAt(0.1, 0.6, some);
    MouthShape same = LowerFaceModel.of(mean, two.plus(one)).shapeAt(0.1, 0.6, some);
    MouthShape alone = LowerFaceModel.of(mean, one).shapeAt(0.1, 0.6, some);
    assertThat(made.distance(same)).isLessThan(1e-6);
    assertThat(made.distance(alone)).isGreaterThan(1e-5);
  }

  @Test
  void anActorsRangeComesFromSpokenFrames() {
    Quantiles own = Quantiles.of(new double[] {0, 0.1, 0.2});
    assertThat(own.blend(GenericSpeaker.openings(0), 0).at(1)).isCloseTo(0.2, within(1e-9));
    assertThat(own.blend(GenericSpeaker.openings(0), 1).at(1)).isGreaterThan(0.2);
  }

  private static float y(float[] xyz, int mesh) {
    return xyz[3 * FaceMesh.LOWER_FACE.indexOf(mesh) + 1];
  }

  /** A talking face whose chin and lips move beside what opening and width make them do. */
  private static List<MouthShape> moving(int frames) {
    Random random = new Random(5);
    List<MouthShape> shapes = new ArrayList<>();
    for (MouthShape shape : talking(frames)) {
      MouthShape moved = shape;
      moved = FaceControlsTest.move(moved, "152 148 377 199 200", 1, 0.02 * random.nextGaussian());
      moved = FaceControlsTest.move(moved, "0 37 267 39 269", 1, 0.015 * random.nextGaussian());
      moved = FaceControlsTest.move(moved, "17 84 314 18", 1, 0.015 * random.nextGaussian());
      // Lips that part beside the middle on one side and cross on the other.
      moved = FaceControlsTest.move(moved, "88 178", 1, 0.02);
      moved = FaceControlsTest.move(moved, "318 402", 1, -0.02);
      moved = FaceControlsTest.move(moved, "61 291 57 287", 1, 0.015 * random.nextGaussian());
      shapes.add(moved);
    }
    return shapes;
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
