package org.redub.models.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelStore;
import org.redub.models.SharingRuntime;

/** The real networks with runs that several callers share, compared with a run for each. */
class SharedRunsTest {
  /** Sums in another order differ in the last bits. */
  private static final float TOLERANCE_PX = 0.01f;

  private static final int CALLERS = 12;

  private static InferenceRuntime alone;
  private static InferenceRuntime shared;

  @BeforeAll
  static void open() {
    alone = InferenceRuntime.create(DevicePreference.CPU);
    shared = SharingRuntime.onCpu(CALLERS);
  }

  @AfterAll
  static void close() {
    alone.close();
    shared.close();
  }

  private static PixelSource picture(int index) {
    DrawnFace face = new DrawnFace(300 + 2 * index, 240 - index, 140 - 3 * index, 4 * index - 20);
    return new PicturePixels(face.drawOn(DrawnFace.background(640, 480)));
  }

  private static FaceRegion region(int index) {
    return new FaceRegion(
        300 + 2 * index, 240 - index, 420 - 9 * index, Math.toRadians(4 * index - 20));
  }

  /** Calls from as many threads as there are pictures, three times each. */
  private static <T> List<T> together(IntFunction<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<T>> results = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < CALLERS; i++) {
          int index = i;
          results.add(threads.submit(() -> call.apply(index)));
        }
      }
      List<T> found = new ArrayList<>();
      for (Future<T> result : results) {
        found.add(result.get());
      }
      return found;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void landmarksAreThoseOfSingleRuns() throws Exception {
    try (FaceLandmarker one = FaceLandmarker.open(alone, ModelStore.embedded());
        FaceLandmarker many = FaceLandmarker.open(shared, ModelStore.embedded())) {
      List<FaceLandmarks> found = together(i -> many.locate(picture(i), region(i)));
      for (int k = 0; k < found.size(); k++) {
        int index = k % CALLERS;
        FaceLandmarks expected = one.locate(picture(index), region(index));
        for (int p = 0; p < FaceLandmarks.COUNT; p++) {
          assertThat(found.get(k).x(p)).isCloseTo(expected.x(p), within(TOLERANCE_PX));
          assertThat(found.get(k).y(p)).isCloseTo(expected.y(p), within(TOLERANCE_PX));
        }
        assertThat(found.get(k).score()).isCloseTo(expected.score(), within(1e-4f));
      }
      assertThat(many.times().calls()).isEqualTo(3 * CALLERS);
      assertThat(many.times().inferenceNanos()).isPositive();
    }
  }

  @Test
  void detectedFacesAreThoseOfSingleRuns() throws Exception {
    try (FaceDetector one = FaceDetector.open(alone, ModelStore.embedded());
        FaceDetector many = FaceDetector.open(shared, ModelStore.embedded())) {
      List<List<DetectedFace>> found = together(i -> many.detect(picture(i), 0));
      for (int k = 0; k < found.size(); k++) {
        List<DetectedFace> expected = one.detect(picture(k % CALLERS), 0);
        assertThat(found.get(k)).hasSameSizeAs(expected).isNotEmpty();
        assertThat(found.get(k).get(0).region().centerX())
            .isCloseTo(expected.get(0).region().centerX(), within(0.05));
      }
    }
  }
}
