package org.redub.engine.analyse.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redub.engine.DrawnTalker;
import org.redub.engine.media.plate.Plate;
import org.redub.geometry.FaceMesh;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelStore;
import org.redub.models.face.FaceDetector;
import org.redub.models.face.FaceLandmarker;
import org.redub.models.face.FaceLandmarks;

/** Tracks drawn faces with the real networks. */
class FaceFollowerTest {
  private static final int SIDE = DrawnTalker.SIDE_PX;

  /** Position of the drawn mouth in a centred picture of {@link DrawnTalker#DARK}. */
  private static final double MOUTH_X = SIDE / 2.0;

  private static final double MOUTH_Y = SIDE / 2.0 + 43;

  /** Allowed distance from the drawn mouth, since the networks are trained on people. */
  private static final double PLACE_PX = 4;

  /** Allowed noise of the networks from frame to frame. */
  private static final double FOLLOW_PX = 1.5;

  private static InferenceRuntime runtime;
  private static FaceDetector detector;
  private static FaceLandmarker landmarker;
  private FaceFollower follower;

  @BeforeAll
  static void load() {
    runtime = InferenceRuntime.create(DevicePreference.CPU);
    detector = FaceDetector.open(runtime, ModelStore.embedded());
    landmarker = FaceLandmarker.open(runtime, ModelStore.embedded());
  }

  @AfterAll
  static void unload() {
    landmarker.close();
    detector.close();
    runtime.close();
  }

  @BeforeEach
  void start() {
    follower = new FaceFollower(detector, landmarker, 0);
  }

  private static Plate face(double dx, double dy) {
    return Plate.ofRgb(DrawnTalker.DARK.draw(new DrawnTalker.Moment(0, 1, dx, dy, 0)));
  }

  /** Two pictures side by side. */
  private static Plate beside(BufferedImage left, BufferedImage right) {
    BufferedImage both = new BufferedImage(2 * SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = both.createGraphics();
    g.drawImage(left, 0, 0, null);
    g.drawImage(right, SIDE, 0, null);
    g.dispose();
    return Plate.ofRgb(both);
  }

  private static BufferedImage sized(double zoom) {
    return new DrawnTalker(DrawnTalker.DARK.hair(), DrawnTalker.DARK.clothes(), zoom)
        .draw(new DrawnTalker.Moment(0, 1, 0, 0, 0));
  }

  private static double mouthX(FaceLandmarks face) {
    return (face.x(FaceMesh.LEFT_MOUTH_CORNER) + face.x(FaceMesh.RIGHT_MOUTH_CORNER)) / 2;
  }

  private static double mouthY(FaceLandmarks face) {
    return (face.y(FaceMesh.UPPER_LIP_INNER) + face.y(FaceMesh.LOWER_LIP_INNER)) / 2;
  }

  @Test
  void findsTheDrawnMouth() {
    FaceLandmarks found = follower.locate(face(0, 0));
    assertThat(found).isNotNull();
    assertThat(mouthX(found)).isCloseTo(MOUTH_X, within(PLACE_PX));
    assertThat(mouthY(found)).isCloseTo(MOUTH_Y, within(PLACE_PX));
  }

  @Test
  void followsAMovingFaceWithoutTheDetector() {
    FaceLandmarks first = follower.locate(face(0, 0));
    long detections = detector.times().calls();
    for (int i = 1; i <= 12; i++) {
      FaceLandmarks found = follower.locate(face(3 * i, i));
      assertThat(mouthX(found) - mouthX(first)).isCloseTo(3.0 * i, within(FOLLOW_PX));
      assertThat(mouthY(found) - mouthY(first)).isCloseTo(i, within(FOLLOW_PX));
    }
    assertThat(detector.times().calls()).isEqualTo(detections);
  }

  @Test
  void runsTheDetectorAtIntervals() {
    Plate plate = face(0, 0);
    follower.locate(plate);
    long detections = detector.times().calls();
    for (int i = 0; i < 30; i++) {
      assertThat(follower.locate(plate)).isNotNull();
    }
    assertThat(detector.times().calls()).isGreaterThan(detections);
  }

  @Test
  void choosesTheLargestFace() {
    FaceLandmarks right = follower.locate(beside(sized(0.6), sized(1)));
    assertThat(mouthX(right)).isCloseTo(SIDE + MOUTH_X, within(PLACE_PX));
    follower.startShot();
    FaceLandmarks left = follower.locate(beside(sized(1), sized(0.6)));
    assertThat(mouthX(left)).isCloseTo(MOUTH_X, within(PLACE_PX));
  }

  @Test
  void keepsItsFaceUntilTheShotEnds() {
    follower.locate(beside(sized(0.8), DrawnTalker.wall()));
    Plate largerBeside = beside(sized(0.8), sized(1.1));
    assertThat(mouthX(follower.locate(largerBeside))).isCloseTo(MOUTH_X, within(PLACE_PX));
    follower.startShot();
    assertThat(mouthX(follower.locate(largerBeside))).isCloseTo(SIDE + MOUTH_X, within(PLACE_PX));
  }

  @Test
  void findsAFaceThatJumps() {
    follower.locate(beside(sized(1), DrawnTalker.wall()));
    FaceLandmarks found = follower.locate(beside(DrawnTalker.wall(), sized(1)));
    assertThat(found).isNotNull();
    assertThat(mouthX(found)).isCloseTo(SIDE + MOUTH_X, within(PLACE_PX));
  }

  @Test
  void runsTheDetectorLessOftenWithoutAFace() {
    Plate wall = Plate.ofRgb(DrawnTalker.wall());
    int asked = 0;
    for (int i = 0; i < 23; i++) {
      long before = detector.times().calls();
      assertThat(follower.locate(wall)).isNull();
      asked += detector.times().calls() > before ? 1 : 0;
    }
    // The first eleven frames, then every fourth.
    assertThat(asked).isEqualTo(11 + 3);
    int missed = 0;
    Plate back = face(0, 0);
    while (follower.locate(back) == null) {
      missed++;
    }
    assertThat(missed).isLessThan(4);
  }
}
