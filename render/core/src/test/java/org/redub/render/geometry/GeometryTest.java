package org.redub.render.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.geometry.CanonicalFace;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.Similarity3;

class GeometryTest {
  private static final float[] FACE = DrawnFace.tracked(0.2);

  @Test
  void landmarkListsHaveTheirSizes() {
    assertThat(FaceMesh.STABLE.size()).isEqualTo(17);
    assertThat(FaceMesh.OUTER_LIP.size()).isEqualTo(20);
    assertThat(FaceMesh.INNER_LIP.size()).isEqualTo(20);
    assertThat(FaceMesh.LIP_RINGS.size()).isEqualTo(80);
    assertThat(FaceMesh.JAW.size()).isEqualTo(17);
    assertThat(FaceMesh.FACE_OVAL.size()).isEqualTo(36);
    assertThat(FaceMesh.LOWER_FACE.size()).isEqualTo(20 + 20 + 17 + 14 + 35);
    assertThat(FaceMesh.LOWER_FACE.get(0)).isEqualTo(61);
    assertThat(FaceMesh.TRACKED.toArray()).isSorted();
    assertThat(FaceMesh.TRACKED.indexOf(FaceMesh.TRACKED.get(50))).isEqualTo(50);
  }

  @Test
  void fitRecoversSimilarityTransform() {
    Similarity3 made = Similarity3.of(120, rotation(0.3, -0.2, 0.4), new double[] {400, 300, -5});
    Similarity3 found = Similarity3.fit(FACE, made.apply(FACE));
    assertThat(found.scale()).isCloseTo(120, within(1e-3));
    for (int i = 0; i < 9; i++) {
      assertThat(found.rotation(i / 3, i % 3)).isCloseTo(made.rotation(i / 3, i % 3), within(1e-5));
    }
    float[] back = found.inverse().apply(found.apply(FACE));
    assertThat(back).usingComparatorWithPrecision(1e-4f).containsExactly(FACE);
  }

  @Test
  void fitOfMirroredFaceIsProperRotation() {
    float[] mirrored = FACE.clone();
    for (int i = 0; i < mirrored.length; i += 3) {
      mirrored[i] = -mirrored[i];
    }
    Similarity3 found = Similarity3.fit(FACE, mirrored);
    assertThat(determinant(found)).isCloseTo(1, within(1e-9));
  }

  @Test
  void fitIgnoresPointsWithoutWeight() {
    float[] moved = FACE.clone();
    moved[0] += 5;
    float[] weights = new float[FACE.length / 3];
    java.util.Arrays.fill(weights, 1, weights.length, 1);
    assertThat(Similarity3.fit(FACE, moved, weights).scale()).isCloseTo(1, within(1e-6));
  }

  @Test
  void rejectsCoincidentPoints() {
    assertThatThrownBy(() -> Similarity3.fit(new float[9], new float[9]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("coincide");
  }

  @Test
  void anglesHaveDocumentedSigns() {
    CanonicalFace face = CanonicalFace.reference();
    assertThat(pose(face, 0.3, 0, 0).yawDegrees()).isCloseTo(Math.toDegrees(0.3), within(1e-3));
    assertThat(pose(face, 0, 0.2, 0).pitchDegrees()).isCloseTo(Math.toDegrees(0.2), within(1e-3));
    assertThat(pose(face, 0, 0, 0.1).rollDegrees()).isCloseTo(Math.toDegrees(0.1), within(1e-3));
    // The nose tip is the point nearest to the viewer: with the head turned right it is right of
    // the bridge.
    HeadPose right = pose(face, 0.3, 0, 0);
    float[] placed = right.toFrame().apply(face.stable());
    int tip = 3 * FaceMesh.STABLE.indexOf(4);
    int eyes = 3 * FaceMesh.STABLE.indexOf(168);
    assertThat(placed[tip]).isGreaterThan(placed[eyes]);
    HeadPose down = pose(face, 0, 0.3, 0);
    float[] straight = pose(face, 0, 0, 0).toFrame().apply(face.stable());
    assertThat(down.toFrame().apply(face.stable())[tip + 1] - straight[tip + 1]).isPositive();
    HeadPose tilted = pose(face, 0, 0, 0.3);
    float[] roll = tilted.toFrame().apply(face.stable());
    int rightEye = 3 * FaceMesh.STABLE.indexOf(263);
    int leftEye = 3 * FaceMesh.STABLE.indexOf(33);
    assertThat(roll[rightEye + 1]).isLessThan(roll[leftEye + 1]);
  }

  @Test
  void recoversFaceFromManyPoses() {
    Random random = new Random(5);
    List<float[]> frames = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double[] r =
          rotation(
              random.nextGaussian() * 0.2,
              random.nextGaussian() * 0.2,
              random.nextGaussian() * 0.2);
      frames.add(Similarity3.of(80 + i, r, new double[] {random.nextInt(500), 7, 0}).apply(FACE));
    }
    float[] mean = CanonicalFace.of(frames).stable();
    float[] expected = CanonicalFace.reference().stable();
    for (int i = 0; i < mean.length; i++) {
      assertThat(mean[i]).isCloseTo(expected[i], within(1e-3f));
    }
  }

  @Test
  void shapeIsIndependentOfPoseAndMapsBackToFrame() {
    CanonicalFace face = CanonicalFace.reference();
    Similarity3 placed = Similarity3.of(90, rotation(-0.2, 0.1, 0.2), new double[] {300, 200, 0});
    float[] tracked = placed.apply(FACE);
    HeadPose pose = HeadPose.fit(face, tracked);
    MouthShape shape = MouthShape.of(pose, tracked);
    assertThat(shape.opening()).isCloseTo(0.204, within(1e-3));
    assertThat(shape.width()).isCloseTo(0.60, within(1e-3));
    float[] xy = shape.toFrame(pose);
    int chin = FaceMesh.LOWER_FACE.indexOf(152);
    int inTracked = FaceMesh.TRACKED.indexOf(152);
    assertThat(xy[2 * chin]).isCloseTo(tracked[3 * inTracked], within(1e-2f));
    assertThat(xy[2 * chin + 1]).isCloseTo(tracked[3 * inTracked + 1], within(1e-2f));
    MouthShape closed =
        MouthShape.of(HeadPose.fit(face, DrawnFace.tracked(0)), DrawnFace.tracked(0));
    assertThat(closed.lerp(shape, 0.5).opening()).isCloseTo(0.104, within(1e-3));
    assertThat(closed.distance(closed)).isZero();
    assertThat(closed.distance(shape)).isPositive();
  }

  private static HeadPose pose(CanonicalFace face, double yaw, double pitch, double roll) {
    Similarity3 placed =
        Similarity3.of(100, rotation(yaw, pitch, roll), new double[] {200, 200, 0});
    return HeadPose.fit(face, placed.apply(FACE));
  }

  /** Ry Rx Rz in frame axes with HeadPose's signs. */
  private static double[] rotation(double yaw, double pitch, double roll) {
    double[] y = {Math.cos(yaw), 0, -Math.sin(yaw), 0, 1, 0, Math.sin(yaw), 0, Math.cos(yaw)};
    double[] x = {
      1, 0, 0, 0, Math.cos(pitch), -Math.sin(pitch), 0, Math.sin(pitch), Math.cos(pitch)
    };
    double[] z = {Math.cos(roll), Math.sin(roll), 0, -Math.sin(roll), Math.cos(roll), 0, 0, 0, 1};
    return multiply(multiply(y, x), z);
  }

  private static double[] multiply(double[] a, double[] b) {
    double[] c = new double[9];
    for (int i = 0; i < 9; i++) {
      for (int k = 0; k < 3; k++) {
        c[i] += a[3 * (i / 3) + k] * b[3 * k + i % 3];
      }
    }
    return c;
  }

  private static double determinant(Similarity3 s) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      sum +=
          s.rotation(0, i)
              * (s.rotation(1, j) * s.rotation(2, k) - s.rotation(1, k) * s.rotation(2, j));
    }
    return sum;
  }
}
