package org.redub.models.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelException;
import org.redub.models.ModelStore;
import org.redub.models.StageTimes;
import org.redub.models.TestStore;
import org.redub.models.TinyOnnx;

/** Tests the real network on drawn faces, and the geometry with a network of constant output. */
class FaceLandmarkerTest {

  /**
   * As a share of the face's half height: 3 px at 150. The model was trained on people, not on
   * cartoons.
   */
  private static final double PLACE_TOLERANCE = 0.03;

  private static InferenceRuntime runtime;
  private static FaceLandmarker landmarker;

  @BeforeAll
  static void open() {
    runtime = InferenceRuntime.create(DevicePreference.CPU);
    landmarker = FaceLandmarker.open(runtime, ModelStore.embedded());
  }

  @AfterAll
  static void close() {
    landmarker.close();
    runtime.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, -35, 90, 180})
  void placesLipsAndIrisesWhereTheyAreDrawn(int degrees) {
    DrawnFace drawn = new DrawnFace(320, 240, 150, degrees);
    FaceLandmarks found = settle(draw(drawn), region(drawn));
    assertThat(found.isFace()).isTrue();
    assertThat(found.logit()).isGreaterThan(20);
    checkPoint(found, 468, drawn, -DrawnFace.EYE_X, DrawnFace.EYE_Y);
    checkPoint(found, 473, drawn, DrawnFace.EYE_X, DrawnFace.EYE_Y);
    checkPoint(found, 61, drawn, -DrawnFace.MOUTH_HALF_WIDTH, DrawnFace.MOUTH_Y);
    checkPoint(found, 291, drawn, DrawnFace.MOUTH_HALF_WIDTH, DrawnFace.MOUTH_Y);
    // The line between the lips is half as low as its curve's control point.
    checkPoint(found, 13, drawn, 0, DrawnFace.MOUTH_Y + 0.02);
    double off = Math.toDegrees(found.nextRegion().rotationRad()) - degrees;
    assertThat(Math.IEEEremainder(off, 360)).isCloseTo(0, within(3.0));
  }

  @Test
  void regionConvergesFromCoarseOne() {
    DrawnFace drawn = new DrawnFace(320, 240, 150, 10);
    PixelSource image = draw(drawn);
    FaceRegion settled = settle(image, region(drawn)).nextRegion();
    FaceRegion again = landmarker.locate(image, settled).nextRegion();
    assertThat(again.centerX()).isCloseTo(settled.centerX(), within(1.0));
    assertThat(again.centerY()).isCloseTo(settled.centerY(), within(1.0));
    assertThat(again.sidePx()).isCloseTo(settled.sidePx(), within(4.0));
  }

  @Test
  void acceptsRegionThatExtendsOutsidePicture() {
    DrawnFace drawn = new DrawnFace(90, 100, 110, 0);
    BufferedImage image = drawn.drawOn(DrawnFace.background(200, 260));
    FaceLandmarks found = settle(new PicturePixels(image), region(drawn));
    assertThat(found.isFace()).isTrue();
    checkPoint(found, 13, drawn, 0, DrawnFace.MOUTH_Y + 0.02);
  }

  @Test
  void rejectsBackgroundAsFace() {
    PixelSource image = new PicturePixels(DrawnFace.background(300, 300));
    FaceLandmarks found = landmarker.locate(image, new FaceRegion(150, 150, 200, 0));
    assertThat(found.isFace()).isFalse();
    assertThat(found.logit()).isNegative();
  }

  @Test
  void countsCallsAndTimeOfEachStage() {
    StageTimes before = landmarker.times();
    DrawnFace drawn = new DrawnFace(320, 240, 150, 0);
    landmarker.locate(draw(drawn), region(drawn));
    StageTimes after = landmarker.times();
    assertThat(after.calls() - before.calls()).isEqualTo(1);
    assertThat(after.preNanos()).isGreaterThan(before.preNanos());
    assertThat(after.inferenceNanos()).isGreaterThan(before.inferenceNanos());
    assertThat(after.postNanos()).isGreaterThan(before.postNanos());
  }

  @Test
  void reportsReasonIfPictureCannotBeRead() {
    PixelSource broken =
        new PixelSource() {
          @Override
          public int width() {
            return 10;
          }

          @Override
          public int height() {
            return 10;
          }

          @Override
          public void readSquare(
              FaceRegion region, int sizePx, Border border, java.nio.FloatBuffer out) {
            throw new IllegalStateException("plate is closed");
          }
        };
    assertThatThrownBy(() -> landmarker.locate(broken, new FaceRegion(5, 5, 5, 0)))
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> assertThat(e.code()).isEqualTo(ModelException.Code.INFERENCE_FAILED))
        .hasMessage("model face-landmarks-attention failed: plate is closed");
  }

  /**
   * Uses a network that places every landmark at (48, 48, 48) of 192: a quarter of the side left of
   * and above the centre. Rotated by 90 degrees, left is up and up is right; the lips are moved
   * down the face, which is left in the picture.
   */
  @Test
  void mapsLandmarksBackAndMovesOnlyLipsDown(@TempDir Path directory) {
    try (FaceLandmarker constant = constantLandmarker(directory)) {
      FaceRegion region = new FaceRegion(100, 200, 384, Math.PI / 2);
      FaceLandmarks found = constant.locate(SquareRequest.grey().image(), region);
      assertThat(found.x(1)).isCloseTo(100 + 96 - 0.5f, within(1e-3f));
      assertThat(found.y(1)).isCloseTo(200 - 96 - 0.5f, within(1e-3f));
      assertThat(found.z(1)).isCloseTo(96, within(1e-5f));
      float shift = LandmarkTranslator.LIPS_DOWN_CROP_PX * 384 / 192;
      int moved = 0;
      for (int i = 0; i < FaceLandmarks.COUNT; i++) {
        assertThat(found.y(i)).isCloseTo(found.y(1), within(1e-3f));
        if (found.x(i) != found.x(1)) {
          assertThat(found.x(i)).isCloseTo(found.x(1) - shift, within(1e-3f));
          moved++;
        }
      }
      assertThat(moved).isEqualTo(80);
      assertThat(found.x(13)).isNotEqualTo(found.x(1));
      assertThat(found.x(152)).isEqualTo(found.x(1));
      assertThat(found.nextRegion().sidePx()).isGreaterThan(0);
    }
  }

  @Test
  void checksAndCopiesLandmarks() {
    float[] xyz = new float[3 * FaceLandmarks.COUNT];
    FaceLandmarks landmarks = FaceLandmarks.of(xyz, 1, 20);
    xyz[0] = 5;
    assertThat(landmarks.x(0)).isZero();
    landmarks.toArray()[0] = 5;
    assertThat(landmarks.x(0)).isZero();
    assertThatThrownBy(() -> FaceLandmarks.of(new float[3 * 468], 1, 20))
        .hasMessage("a face must have 478 landmarks of 3 values, got 1404 values");
    xyz[7] = Float.NaN;
    assertThatThrownBy(() -> FaceLandmarks.of(xyz, 1, 20)).hasMessageContaining("NaN");
  }

  private static FaceLandmarker constantLandmarker(Path directory) {
    byte[] model =
        TinyOnnx.model(
            List.of(new TinyOnnx.Tensor("image", 0, 1, 3, 192, 192)),
            List.of(
                new TinyOnnx.Tensor("landmarks", 48, 1, 478, 3),
                new TinyOnnx.Tensor("score", 1, 1, 1),
                new TinyOnnx.Tensor("logit", 9, 1, 1)));
    TestStore.write(directory, TestStore.card(FaceLandmarker.ATTENTION), model);
    return FaceLandmarker.open(runtime, ModelStore.embedded().directory(directory));
  }

  private static PixelSource draw(DrawnFace drawn) {
    return new PicturePixels(drawn.drawOn(DrawnFace.background(640, 480)));
  }

  /** A region as from a detector: slightly misplaced and slightly too large. */
  private static FaceRegion region(DrawnFace drawn) {
    return new FaceRegion(
        drawn.imageX(0.05, 0.12),
        drawn.imageY(0.05, 0.12),
        2.3 * drawn.halfHeightPx(),
        Math.toRadians(drawn.rotationDegrees() + 4));
  }

  private static FaceLandmarks settle(PixelSource image, FaceRegion region) {
    FaceLandmarks first = landmarker.locate(image, region);
    FaceLandmarks second = landmarker.locate(image, first.nextRegion());
    return landmarker.locate(image, second.nextRegion());
  }

  private static void checkPoint(
      FaceLandmarks found, int point, DrawnFace drawn, double x, double y) {
    double tolerancePx = PLACE_TOLERANCE * drawn.halfHeightPx();
    assertThat((double) found.x(point))
        .as("x of point %d", point)
        .isCloseTo(drawn.imageX(x, y), within(tolerancePx));
    assertThat((double) found.y(point))
        .as("y of point %d", point)
        .isCloseTo(drawn.imageY(x, y), within(tolerancePx));
  }
}
