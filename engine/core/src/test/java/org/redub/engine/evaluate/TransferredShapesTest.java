package org.redub.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.engine.analyse.face.DrawnTrack;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MouthShape;

class TransferredShapesTest {
  private static final int FRAMES = 40;
  private static final int[] ALL = IntStream.range(0, FRAMES).toArray();

  @Test
  void aMouthThatNeverOpenedOpensAndShutsAsTheOtherDoes() {
    FaceTrack silent = track(i -> 0);
    FaceTrack talking = track(TransferredShapesTest::talk);
    TransferredShapes shapes =
        new TransferredShapes(new EvaluatedShot(silent, ALL), new EvaluatedShot(talking, ALL), 1);
    for (int i = 0; i < FRAMES; i++) {
      MouthShape shape = shapes.apply(i);
      assertThat(shape.opening()).isCloseTo(talking.shape(i).opening(), within(0.03));
      assertThat(leastGap(shape)).isGreaterThan(-1e-4f);
    }
  }

  @Test
  void aSlowerClipIsFollowedBetweenItsFrames() {
    FaceTrack silent = track(i -> 0);
    FaceTrack talking = track(TransferredShapesTest::talk);
    TransferredShapes shapes =
        new TransferredShapes(new EvaluatedShot(silent, ALL), new EvaluatedShot(talking, ALL), 0.5);
    double between = (talking.shape(4).opening() + talking.shape(5).opening()) / 2;
    assertThat(shapes.apply(9).opening()).isCloseTo(between, within(0.03));
  }

  private static double talk(double i) {
    return 0.12 * (1 - Math.cos(i / 3.0));
  }

  private interface Opening {
    double at(int frame);
  }

  private static FaceTrack track(Opening opening) {
    List<MouthShape> shapes =
        IntStream.range(0, FRAMES).mapToObj(i -> DrawnMouth.at(opening.at(i), 0.5)).toList();
    return DrawnTrack.of(0, shapes);
  }

  private static float leastGap(MouthShape shape) {
    int[] ring = FaceMesh.INNER_LIP.positionsIn(FaceMesh.LOWER_FACE);
    float[] xyz = shape.toArray();
    float least = Float.MAX_VALUE;
    for (int i = 1; i < ring.length / 2; i++) {
      least = Math.min(least, xyz[3 * ring[i] + 1] - xyz[3 * ring[ring.length - i] + 1]);
    }
    return least;
  }
}
