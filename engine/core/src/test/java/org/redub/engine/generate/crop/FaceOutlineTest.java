package org.redub.engine.generate.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.engine.analyse.face.DrawnTrack;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.geometry.Affine2;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.Points;
import org.redub.geometry.Similarity3;
import org.redub.models.FaceCrop;

class FaceOutlineTest {
  private static final FaceCrop.Padding NONE = new FaceCrop.Padding(0, 0, 0, 0);
  private static final int SIZE = 96;

  private final FaceTrack track =
      DrawnTrack.of(0, List.of(DrawnMouth.at(0, 0.5f), DrawnMouth.at(0.2, 0.5f)));
  private final FaceOutline outline = FaceOutline.of(track);

  private static HeadPose pose(double scale, double rollDegrees, double x, double y) {
    double sine = Math.sin(Math.toRadians(rollDegrees));
    double cosine = Math.cos(Math.toRadians(rollDegrees));
    double[] rolled = {cosine, sine, 0, -sine, cosine, 0, 0, 0, 1};
    return HeadPose.of(Similarity3.of(scale, rolled, new double[] {x, y, 0}));
  }

  @Test
  void reachesFromTheHairlineToTheLowestPointOfTheJaw() {
    HeadPose pose = pose(100, 0, 300, 200);
    Affine2 crop = outline.cropIn(pose, NONE, SIZE);
    float[] face = DrawnMouth.at(0.1, 0.5f).toFrame(pose);
    float edge = SIZE - 0.5f;
    float lowest = 0;
    for (int mesh : FaceMesh.JAW.toArray()) {
      lowest = Math.max(lowest, Points.y(face, mesh));
    }
    assertThat(crop.y(0, edge)).isCloseTo(lowest, within(8f));
    assertThat(crop.x(-0.5f, 0)).isLessThanOrEqualTo(Points.x(face, 132) + 0.01f);
    assertThat(crop.x(edge, 0)).isGreaterThanOrEqualTo(Points.x(face, 361) - 0.01f);
    // From the hairline, well above the eyes, which are near the origin.
    assertThat(crop.y(0, -0.5f)).isCloseTo(200 - 77, within(0.5f));
  }

  @Test
  void standsUprightWithTheHead() {
    HeadPose pose = pose(100, 30, 300, 200);
    Affine2 toPlate = outline.cropIn(pose, NONE, SIZE);
    assertThat(pose.rollDegrees()).isCloseTo(30, within(0.01));
    float[] face = DrawnMouth.at(0, 0.5f).toFrame(pose);
    Affine2 toCrop = toPlate.inverse();
    int left = FaceMesh.LEFT_MOUTH_CORNER;
    int right = FaceMesh.RIGHT_MOUTH_CORNER;
    float leftY = toCrop.y(Points.x(face, left), Points.y(face, left));
    float rightY = toCrop.y(Points.x(face, right), Points.y(face, right));
    assertThat(leftY).isCloseTo(rightY, within(0.1f));
    assertThat(leftY / SIZE).isBetween(0.6f, 0.85f);
  }

  @Test
  void scalesAndMovesWithTheHeadAlone() {
    Affine2 one = outline.cropIn(pose(100, 0, 300, 200), NONE, SIZE);
    Affine2 two = outline.cropIn(pose(200, 0, 310, 220), NONE, SIZE);
    assertThat(two.xx()).isCloseTo(2 * one.xx(), within(1e-4f));
    assertThat(two.yy()).isCloseTo(2 * one.yy(), within(1e-4f));
  }

  @Test
  void growsByThePaddingThatIsWanted() {
    HeadPose pose = pose(100, 0, 300, 200);
    Affine2 bare = outline.cropIn(pose, NONE, SIZE);
    Affine2 padded = outline.cropIn(pose, new FaceCrop.Padding(0, 0.1, 0, 0), SIZE);
    float edge = SIZE - 0.5f;
    float height = bare.y(0, edge) - bare.y(0, -0.5f);
    assertThat(padded.y(0, edge)).isCloseTo(bare.y(0, edge) + 0.1f * height, within(0.01f));
    assertThat(padded.y(0, -0.5f)).isCloseTo(bare.y(0, -0.5f), within(0.01f));
  }
}
