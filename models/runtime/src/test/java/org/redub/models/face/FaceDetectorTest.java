package org.redub.models.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelStore;

/** Tests the real networks on drawn faces. */
class FaceDetectorTest {

  /**
   * As a share of the face's half height, because the box and keypoints of a cartoon differ from a
   * person's.
   */
  private static final double PLACE_TOLERANCE = 0.35;

  private static final double ANGLE_TOLERANCE_DEGREES = 8;

  private static InferenceRuntime runtime;
  private static FaceDetector detector;

  @BeforeAll
  static void open() {
    runtime = InferenceRuntime.create(DevicePreference.CPU);
    detector = FaceDetector.open(runtime, ModelStore.embedded());
  }

  @AfterAll
  static void close() {
    detector.close();
    runtime.close();
  }

  @Test
  void findsUprightFaceInOneRunOfFullRangeNetwork() {
    DrawnFace drawn = new DrawnFace(320, 240, 150, 0);
    long before = detector.times().calls();
    assertThat(detect(drawn, 640, 480, 0)).singleElement().satisfies(face -> check(face, drawn));
    assertThat(detector.times().calls() - before).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-20, 20})
  void findsTiltedFaceAndItsAngle(int degrees) {
    DrawnFace drawn = new DrawnFace(300, 250, 150, degrees);
    assertThat(detect(drawn, 640, 480, 0)).singleElement().satisfies(face -> check(face, drawn));
  }

  /** The player rotates the picture clockwise, so the face in the file is rotated the other way. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, -1, 5})
  void findsFaceThatPlayerRotatesUpright(int quarterTurns) {
    DrawnFace drawn = new DrawnFace(280, 350, 150, -90 * quarterTurns);
    assertThat(detect(drawn, 540, 720, quarterTurns))
        .singleElement()
        .satisfies(face -> check(face, drawn))
        .satisfies(face -> assertThat(face.score()).isGreaterThan(0.8f));
  }

  @Test
  void findsFaceAwayFromCentre() {
    DrawnFace drawn = new DrawnFace(700, 120, 80, 0);
    assertThat(detect(drawn, 900, 300, 0)).singleElement().satisfies(face -> check(face, drawn));
    DrawnFace turned = new DrawnFace(120, 700, 80, 90);
    assertThat(detect(turned, 300, 900, 3)).singleElement().satisfies(face -> check(face, turned));
  }

  @Test
  void findsSmallFaceThroughTiles() {
    DrawnFace drawn = new DrawnFace(1500, 300, 25, 0);
    long before = detector.times().calls();
    assertThat(detect(drawn, 1920, 1080, 0)).singleElement().satisfies(face -> check(face, drawn));
    // Full range, short range, 3 x 2 tiles.
    assertThat(detector.times().calls() - before).isEqualTo(2 + 6);
  }

  @Test
  void findsSmallFacesOnSeamsOfTiles() {
    for (int x : List.of(480, 720, 960, 1200)) {
      DrawnFace drawn = new DrawnFace(x, 540, 25, 0);
      assertThat(detect(drawn, 1920, 1080, 0))
          .singleElement()
          .satisfies(face -> check(face, drawn));
    }
  }

  @Test
  void findsTwoFacesInOrderOfConfidence() {
    BufferedImage image = DrawnFace.background(800, 450);
    DrawnFace left = new DrawnFace(200, 220, 110, 0);
    DrawnFace right = new DrawnFace(600, 240, 120, 10);
    right.drawOn(left.drawOn(image));
    List<DetectedFace> faces = detector.detect(new PicturePixels(image), 0);
    assertThat(faces).hasSize(2);
    assertThat(faces.get(0).score()).isGreaterThanOrEqualTo(faces.get(1).score());
    assertThat(faces).anySatisfy(face -> check(face, left));
    assertThat(faces).anySatisfy(face -> check(face, right));
  }

  @Test
  void findsNothingWithoutFace() {
    assertThat(detector.detect(new PicturePixels(DrawnFace.background(640, 360)), 0)).isEmpty();
    assertThat(detector.detect(new PicturePixels(DrawnFace.background(1, 1)), 0)).isEmpty();
  }

  @Test
  void tilesCoverPictureAndOverlapByHalf() {
    for (int lengthPx : List.of(1, 479, 480, 481, 960, 1081, 1919)) {
      double[] centers = FaceDetector.tileCenters(lengthPx, 480);
      assertThat(centers[0] - 240).isLessThanOrEqualTo(0);
      assertThat(centers[centers.length - 1] + 240).isGreaterThanOrEqualTo(lengthPx);
      for (int i = 1; i < centers.length; i++) {
        assertThat(centers[i] - centers[i - 1]).isBetween(1e-9, 240 + 1e-9);
      }
    }
  }

  private static List<DetectedFace> detect(
      DrawnFace drawn, int width, int height, int quarterTurns) {
    BufferedImage image = drawn.drawOn(DrawnFace.background(width, height));
    return detector.detect(new PicturePixels(image), quarterTurns);
  }

  private static void check(DetectedFace face, DrawnFace drawn) {
    double unit = drawn.halfHeightPx();
    checkPoint(face.keypoints().get(0), drawn, -DrawnFace.EYE_X, DrawnFace.EYE_Y);
    checkPoint(face.keypoints().get(1), drawn, DrawnFace.EYE_X, DrawnFace.EYE_Y);
    checkPoint(face.keypoints().get(3), drawn, 0, DrawnFace.MOUTH_Y);
    FaceRegion region = face.region();
    assertThat(region.centerX()).isCloseTo(drawn.imageX(0, 0.15), within(unit * PLACE_TOLERANCE));
    assertThat(region.centerY()).isCloseTo(drawn.imageY(0, 0.15), within(unit * PLACE_TOLERANCE));
    assertThat(region.sidePx()).isBetween(1.7 * unit, 2.7 * unit);
    double off = Math.toDegrees(region.rotationRad()) - drawn.rotationDegrees();
    assertThat(Math.IEEEremainder(off, 360)).isCloseTo(0, within(ANGLE_TOLERANCE_DEGREES));
  }

  private static void checkPoint(Keypoint point, DrawnFace drawn, double x, double y) {
    double unit = drawn.halfHeightPx();
    assertThat(point.x()).isCloseTo(drawn.imageX(x, y), within(unit * PLACE_TOLERANCE));
    assertThat(point.y()).isCloseTo(drawn.imageY(x, y), within(unit * PLACE_TOLERANCE));
  }
}
