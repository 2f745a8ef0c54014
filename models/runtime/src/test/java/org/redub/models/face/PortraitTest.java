package org.redub.models.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelStore;
import org.redub.models.SharedClips;

/** Tests a real face, the NASA portrait, whose landmarks were checked by eye. */
class PortraitTest {

  /** 2 px for a face 170 px wide, as sampling differences and another conversion may cause. */
  private static final float TOLERANCE_PX = 2;

  /** Between the lips, lip corners, irises, chin, nose tip. */
  private static final Map<Integer, float[]> SEEN =
      Map.of(
          13, new float[] {223.0f, 143.8f},
          14, new float[] {222.6f, 150.5f},
          61, new float[] {201.7f, 139.4f},
          291, new float[] {245.0f, 140.7f},
          468, new float[] {202.9f, 100.6f},
          473, new float[] {246.3f, 102.9f},
          152, new float[] {220.3f, 177.4f},
          1, new float[] {222.3f, 131.2f});

  @Test
  void findsFaceAndLandmarksOfPortrait() throws IOException {
    PixelSource image =
        new PicturePixels(ImageIO.read(SharedClips.orSkip("portrait-nasa.png").toFile()));
    try (InferenceRuntime runtime = InferenceRuntime.create(DevicePreference.CPU);
        FaceDetector detector = FaceDetector.open(runtime, ModelStore.embedded());
        FaceLandmarker landmarker = FaceLandmarker.open(runtime, ModelStore.embedded())) {
      List<DetectedFace> faces = detector.detect(image, 0);
      assertThat(faces).hasSize(1);
      FaceLandmarks found = landmarker.locate(image, faces.get(0).region());
      for (int i = 0; i < 3; i++) {
        found = landmarker.locate(image, found.nextRegion());
      }
      assertThat(found.logit()).isGreaterThan(20);
      for (Map.Entry<Integer, float[]> point : SEEN.entrySet()) {
        int i = point.getKey();
        assertThat(found.x(i))
            .as("x of %d", i)
            .isCloseTo(point.getValue()[0], within(TOLERANCE_PX));
        assertThat(found.y(i))
            .as("y of %d", i)
            .isCloseTo(point.getValue()[1], within(TOLERANCE_PX));
      }
    }
  }
}
