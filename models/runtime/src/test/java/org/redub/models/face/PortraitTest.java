package org.redub.models.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelStore;

/** The real detectors and landmarks on a real face, upright and turned. */
class PortraitTest {
  private static InferenceRuntime runtime;
  private static FaceDetector detector;
  private static FaceLandmarker landmarker;

  @BeforeAll
  static void load() {
    runtime = new InferenceRuntime(ModelStore.embedded(), DevicePreference.CPU);
    detector = new FaceDetector(runtime);
    landmarker = new FaceLandmarker(runtime);
  }

  @AfterAll
  static void close() {
    detector.close();
    landmarker.close();
    runtime.close();
  }

  @Test
  void findsTheFaceAndItsPoints() throws IOException {
    BufferedPixels portrait = new BufferedPixels(portrait());
    List<DetectedFace> faces = detector.detect(portrait, 0);
    assertThat(faces).hasSize(1);
    FaceLandmarks points = landmarker.locate(portrait, faces.get(0).region());
    points = landmarker.locate(portrait, points.nextRegion());
    assertThat(points.score()).isGreaterThan(0.9f);
    // Read off the picture by eye: the mouth is near (224, 153), the eyes above it.
    assertThat(points.x(13)).isBetween(200f, 250f);
    assertThat(points.y(13)).isBetween(120f, 180f);
    assertThat(points.y(33)).isLessThan(points.y(13) - 20);
    assertThat(points.x(263)).isGreaterThan(points.x(33) + 30);
  }

  @Test
  void findsTheSamePointsInAPictureTurnedForDisplay() throws IOException {
    BufferedImage upright = portrait();
    BufferedImage stored =
        new BufferedImage(upright.getHeight(), upright.getWidth(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < upright.getHeight(); y++) {
      for (int x = 0; x < upright.getWidth(); x++) {
        // Turned anticlockwise, so that a clockwise turn shows it upright.
        stored.setRGB(y, upright.getWidth() - 1 - x, upright.getRGB(x, y));
      }
    }
    FaceLandmarks expected = locate(new BufferedPixels(upright), 0);
    FaceLandmarks turned = locate(new BufferedPixels(stored), 1);
    for (int point = 0; point < FaceLandmarks.POINTS; point += 7) {
      assertThat(turned.x(point))
          .isCloseTo(expected.y(point), org.assertj.core.data.Offset.offset(1f));
      assertThat(turned.y(point))
          .isCloseTo(
              upright.getWidth() - 1 - expected.x(point), org.assertj.core.data.Offset.offset(1f));
    }
  }

  @Test
  void findsASmallFaceInTiles() throws IOException {
    BufferedImage small = new BufferedImage(2400, 1600, BufferedImage.TYPE_INT_RGB);
    BufferedImage shrunk =
        new AffineTransformOp(
                AffineTransform.getScaleInstance(0.6, 0.6), AffineTransformOp.TYPE_BICUBIC)
            .filter(portrait(), null);
    small.createGraphics().drawImage(shrunk, 1900, 1100, null);
    List<DetectedFace> faces = detector.detect(new BufferedPixels(small), 0);
    assertThat(faces).hasSize(1);
    assertThat(faces.get(0).region().centerX()).isBetween(1990.0, 2080.0);
  }

  @Test
  void findsNothingInAnEmptyPicture() {
    assertThat(
            detector.detect(
                new BufferedPixels(new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB)), 0))
        .isEmpty();
  }

  private static FaceLandmarks locate(PixelSource image, int quarterTurns) {
    FaceLandmarks points =
        landmarker.locate(image, detector.detect(image, quarterTurns).get(0).region());
    return landmarker.locate(image, points.nextRegion());
  }

  private static BufferedImage portrait() throws IOException {
    File folder = new File(System.getProperty("user.dir")).getAbsoluteFile();
    while (folder != null && !new File(folder, "shared/clips").isDirectory()) {
      folder = folder.getParentFile();
    }
    Assumptions.assumeTrue(folder != null, "the shared clips are not here");
    return ImageIO.read(new File(folder, "shared/clips/portrait-nasa.png"));
  }
}
