package org.redub.engine.actor.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MouthShape;
import org.redub.models.mouth.FaceMotion;

class FaceControlsTest {
  private static final MouthShape FACE = DrawnMouth.at(0.1, 0.6);

  @ParameterizedTest
  @CsvSource({
    "JAW, 152, 1, 1, 0.1",
    "UPPER_LIP, '0 37 267', 1, -1, 0.1",
    "LOWER_LIP, '17 84 314', 1, 1, 0.1",
    "PROTRUSION, '0 37 267 13 82 312 14 87 317 17 84 314', 2, -1, 0.1",
    "PROTRUSION, '205 425 207 427 214 434', 2, -1, -0.1",
    "CORNER, '61 291', 1, -1, 0.1"
  })
  void aControlGrowsAsItsPointsMove(
      FaceMotion control, String points, int axis, double direction, double change) {
    MouthShape moved = move(FACE, points, axis, direction * 0.1);
    assertThat(FaceControls.of(control, moved) - FaceControls.of(control, FACE))
        .isCloseTo(change, within(1e-6));
  }

  @Test
  void allFiveAreTheOnesByName() {
    double[] five = FaceControls.measure(FACE);
    for (int c = 0; c < five.length; c++) {
      assertThat(five[c]).isEqualTo(FaceControls.of(FaceControls.controls().get(c), FACE));
    }
    assertThat(FaceControls.of(FaceMotion.OPENING, FACE)).isEqualTo(FACE.opening());
    assertThat(FaceControls.of(FaceMotion.WIDTH, FACE)).isEqualTo(FACE.width());
  }

  @Test
  void openingAndWidthHaveNoRow() {
    assertThatThrownBy(() -> FaceControls.row(FaceMotion.WIDTH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void residualsForgetWhatGoesWithOpeningAndWidth() {
    Random random = new Random(3);
    List<MouthShape> shapes = new ArrayList<>();
    List<Double> chins = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double opening = 0.2 * random.nextDouble();
      double width = 0.5 + 0.2 * random.nextDouble();
      double chin = 0.02 * random.nextGaussian();
      chins.add(chin);
      shapes.add(move(DrawnMouth.at(opening, width), "152", 1, 0.7 * opening - 0.3 * width + chin));
    }
    ControlResiduals residuals = ControlResiduals.fit(shapes);
    double mean = chins.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    for (int i = 0; i < shapes.size(); i++) {
      double[] left = residuals.of(shapes.get(i));
      assertThat(left[0]).isCloseTo(chins.get(i) - mean, within(0.006));
      assertThat(left[1]).isCloseTo(0, within(1e-5));
    }
  }

  @Test
  void aStillFaceHasNoResidual() {
    ControlResiduals residuals = ControlResiduals.fit(List.of(FACE, FACE));
    assertThat(residuals.of(FACE)).containsOnly(new double[5], within(1e-6));
    assertThatThrownBy(() -> ControlResiduals.fit(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static MouthShape move(MouthShape shape, String points, int axis, double by) {
    float[] xyz = shape.toArray();
    for (String mesh : points.split(" ")) {
      xyz[3 * FaceMesh.LOWER_FACE.indexOf(Integer.parseInt(mesh)) + axis] += (float) by;
    }
    return MouthShape.of(xyz);
  }
}
