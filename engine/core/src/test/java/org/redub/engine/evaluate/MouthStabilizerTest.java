package org.redub.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.engine.evaluate.quality.Flicker;
import org.redub.engine.evaluate.quality.LumaBox;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Similarity3;

class MouthStabilizerTest {
  private static final int SIZE = 240;
  private static final double[] UPRIGHT = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  private static final PixelBox BOX = new PixelBox(0, 0, SIZE, SIZE);
  private static final int LOWER_LIP = FaceMesh.LOWER_FACE.indexOf(17);

  private final MouthStabilizer still = new MouthStabilizer(DrawnMouth.at(0.1, 0.5));
  private final Flicker flicker = new Flicker();

  @Test
  void aLipThatMovesDoesNotFlicker() {
    double moving = flicker(i -> opening(i), i -> 1);
    assertThat(moving).isLessThan(0.1 * flickerOfOneShape());
  }

  @Test
  void aLipThatChangesItsLightDoes() {
    double moving = flicker(i -> opening(i), i -> 1);
    double changing = new MouthStabilizerTest().flicker(i -> opening(i), i -> i % 2 == 0 ? 1 : 0.8);
    assertThat(changing).isGreaterThan(3 * moving);
  }

  /** The same pictures, taken for pictures of a lip that stands still. */
  private double flickerOfOneShape() {
    Flicker head = new Flicker();
    for (int i = 0; i < 20; i++) {
      MouthShape drawn = DrawnMouth.at(opening(i), 0.5);
      head.add(still.of(picture(drawn, pose(i), 1), BOX, pose(i), DrawnMouth.at(0.1, 0.5)));
    }
    return head.energy();
  }

  private interface Value {
    double at(int frame);
  }

  private double flicker(Value opening, Value light) {
    for (int i = 0; i < 20; i++) {
      MouthShape shape = DrawnMouth.at(opening.at(i), 0.5);
      LumaBox picture = picture(shape, pose(i), light.at(i));
      flicker.add(still.of(picture, BOX, pose(i), shape));
    }
    return flicker.energy();
  }

  private static double opening(int i) {
    return 0.1 + 0.08 * Math.sin(1.3 * i);
  }

  private static HeadPose pose(int i) {
    double sway = 3 * Math.sin(0.7 * i);
    return HeadPose.of(Similarity3.of(110, UPRIGHT, new double[] {120 + sway, 100, 0}));
  }

  /** A soft light spot on the lower lip. */
  private static LumaBox picture(MouthShape shape, HeadPose pose, double light) {
    float[] points = shape.toFrame(pose);
    float[] values = new float[SIZE * SIZE];
    for (int i = 0; i < values.length; i++) {
      double dx = i % SIZE - points[2 * LOWER_LIP];
      double dy = i / SIZE - points[2 * LOWER_LIP + 1];
      values[i] = (float) (50 + 150 * light * Math.exp(-(dx * dx + dy * dy) / 40));
    }
    return new LumaBox(SIZE, SIZE, values);
  }
}
