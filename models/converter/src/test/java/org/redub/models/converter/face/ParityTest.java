package org.redub.models.converter.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.models.converter.testing.FaceCrops;
import org.redub.models.converter.testing.OnnxRunner;
import org.redub.models.converter.testing.TestFiles;

/**
 * Compares the models with those of the prototype, which were measured against TFLite itself, and
 * prints the largest differences. Skipped if the prototype's models are not available.
 */
class ParityTest {
  /** Landmarks, and the boxes of the detectors, in pixels of the input. */
  private static final double PIXEL_TOLERANCE = 0.01;

  private static final double SCORE_TOLERANCE = 1e-5;

  /** The score's tolerance where the sigmoid is steepest; the logit is about 30 on a face. */
  private static final double LOGIT_TOLERANCE = 4e-5;

  /** Boxes with a lower score are not used. */
  private static final float READ_SCORE = 0.1f;

  @ParameterizedTest
  @CsvSource({
    "face_landmark_attention.onnx, face_landmark_attention.onnx",
    "face_landmark_attention.onnx, face_landmark_attention_f16w.onnx"
  })
  void landmarks(String ours, String prototype) {
    Map<String, Double> worst = new LinkedHashMap<>();
    try (OnnxRunner actual = new OnnxRunner(TestFiles.committedModel(ours));
        OnnxRunner expected = new OnnxRunner(prototype(prototype))) {
      assertThat(actual.contract()).isEqualTo(expected.contract());
      crops(192)
          .forEach(
              (name, crop) -> {
                Map<String, float[]> a = actual.runImage(crop, 192);
                Map<String, float[]> e = expected.runImage(crop, 192);
                double landmarks = largestDifference(a.get("landmarks"), e.get("landmarks"));
                double logit = largestDifference(a.get("logit"), e.get("logit"));
                double score = largestDifference(a.get("score"), e.get("score"));
                System.out.printf(
                    "parity %s, %s: landmarks %.2e px, logit %.2e, score %.2e (logit %.2f)%n",
                    prototype, name, landmarks, logit, score, e.get("logit")[0]);
                worst.merge("landmarks", landmarks, Math::max);
                worst.merge("logit", logit, Math::max);
                worst.merge("score", score, Math::max);
              });
    }
    assertThat(worst.get("landmarks")).isLessThan(PIXEL_TOLERANCE);
    assertThat(worst.get("logit")).isLessThan(LOGIT_TOLERANCE);
    assertThat(worst.get("score")).isLessThan(SCORE_TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({"face_detection_short.onnx, 128", "face_detection_full.onnx, 192"})
  void detectors(String model, int sizePx) {
    Map<String, Double> worst = new LinkedHashMap<>();
    try (OnnxRunner actual = new OnnxRunner(TestFiles.committedModel(model));
        OnnxRunner expected = new OnnxRunner(prototype(model))) {
      assertThat(actual.contract()).isEqualTo(expected.contract());
      crops(sizePx)
          .forEach(
              (name, crop) -> {
                Map<String, float[]> a = actual.runImage(FaceCrops.signed(crop), sizePx);
                Map<String, float[]> e = expected.runImage(FaceCrops.signed(crop), sizePx);
                double boxes =
                    largestDifference(readBoxes(a, e.get("scores")), readBoxes(e, e.get("scores")));
                double scores = largestDifference(a.get("scores"), e.get("scores"));
                double best = largestDifference(e.get("scores"), new float[e.get("scores").length]);
                System.out.printf(
                    "parity %s, %s: boxes %.2e px, scores %.2e (best score %.2f)%n",
                    model, name, boxes, scores, best);
                worst.merge("boxes", boxes, Math::max);
                worst.merge("best score", best, Math::max);
                worst.merge("scores", scores, Math::max);
              });
    }
    assertThat(worst.get("best score")).as("best score of all crops").isGreaterThan(0.5);
    assertThat(worst.get("boxes")).isLessThan(PIXEL_TOLERANCE);
    assertThat(worst.get("scores")).isLessThan(SCORE_TOLERANCE);
  }

  private static byte[] prototype(String fileName) {
    Optional<Path> file = TestFiles.shared("models/" + fileName);
    assumeTrue(file.isPresent(), "the prototype's models are not available");
    return TestFiles.read(file.get());
  }

  private static Map<String, float[]> crops(int sizePx) {
    Map<String, float[]> crops = FaceCrops.drawnAndRandom(sizePx);
    TestFiles.shared("clips/portrait-nasa.png")
        .ifPresent(png -> crops.putAll(FaceCrops.ofPortrait(png, sizePx)));
    return crops;
  }

  /** All regressors, with 0 for anchors without a face. */
  private static float[] readBoxes(Map<String, float[]> outputs, float[] scores) {
    float[] regressors = outputs.get("regressors").clone();
    for (int i = 0; i < regressors.length; i++) {
      if (scores[i / 16] < READ_SCORE) {
        regressors[i] = 0;
      }
    }
    return regressors;
  }

  private static double largestDifference(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    double largest = 0;
    for (int i = 0; i < actual.length; i++) {
      double difference = Math.abs((double) actual[i] - expected[i]);
      assertThat(difference).as("value %d", i).isNotNaN();
      largest = Math.max(largest, difference);
    }
    return largest;
  }
}
