package org.redub.models.converter.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redub.models.converter.testing.FaceCrops;
import org.redub.models.converter.testing.OnnxRunner;
import org.redub.models.converter.testing.TestFiles;

/**
 * Compares the committed models' outputs for a drawn face with golden text. The numbers were
 * compared with the prototype's, which were measured against TFLite (ParityTest). To renew them,
 * run this test with {@code -Dredub.renewGolden=true}.
 */
class GoldenTest {
  private static final Path GOLDEN =
      TestFiles.repository()
          .resolve("models/converter/src/test/resources/org/redub/models/converter/golden.txt");

  /** Lip corners and middles, eye corners, nose tip, chin, irises. */
  private static final int[] LANDMARKS = {
    61, 291, 0, 17, 13, 14, 33, 133, 362, 263, 1, 152, 468, 473
  };

  /** In pixels, and hundredths of a score, because other processors round differently. */
  private static final double TOLERANCE = 0.01;

  private static final int VALUES_PER_ANCHOR = 16;

  @Test
  void outputsEqualGolden() throws IOException {
    Map<String, double[]> actual = new LinkedHashMap<>();
    addLandmarks(actual, "upright", FaceCrops.drawn(192, 1, 0));
    addLandmarks(actual, "tilted", FaceCrops.drawn(192, 0.9, 0.2));
    addDetection(actual, "face_detection_short.onnx", 128);
    addDetection(actual, "face_detection_full.onnx", 192);
    if (Boolean.getBoolean("redub.renewGolden")) {
      Files.write(GOLDEN, lines(actual));
    }

    Map<String, double[]> golden = parse(Files.readAllLines(GOLDEN));
    assertThat(actual.keySet()).containsExactlyElementsOf(golden.keySet());
    golden.forEach(
        (name, values) ->
            assertThat(actual.get(name))
                .as("%s; renew with -Dredub.renewGolden=true", name)
                .containsExactly(values, within(TOLERANCE)));
  }

  private static void addLandmarks(Map<String, double[]> results, String crop, float[] planes) {
    try (OnnxRunner runner =
        new OnnxRunner(TestFiles.committedModel("face_landmark_attention.onnx"))) {
      Map<String, float[]> outputs = runner.runImage(planes, 192);
      results.put("drawn " + crop + ", logit", new double[] {outputs.get("logit")[0]});
      float[] points = outputs.get("landmarks");
      for (int i : LANDMARKS) {
        results.put(
            "drawn " + crop + ", landmark " + i,
            new double[] {points[3 * i], points[3 * i + 1], points[3 * i + 2]});
      }
    }
  }

  private static void addDetection(Map<String, double[]> results, String model, int sizePx) {
    try (OnnxRunner runner = new OnnxRunner(TestFiles.committedModel(model))) {
      float[] image = FaceCrops.signed(FaceCrops.drawn(sizePx, 0.6, 0));
      Map<String, float[]> outputs = runner.runImage(image, sizePx);
      float[] scores = outputs.get("scores");
      int best = 0;
      for (int i = 1; i < scores.length; i++) {
        best = scores[i] > scores[best] ? i : best;
      }
      double[] box = new double[VALUES_PER_ANCHOR];
      for (int i = 0; i < box.length; i++) {
        box[i] = outputs.get("regressors")[VALUES_PER_ANCHOR * best + i];
      }
      assertThat(scores[best]).as("score of a drawn face").isGreaterThan(0.5f);
      results.put(model + ", best score in hundredths", new double[] {100 * scores[best]});
      results.put(model + ", anchor " + best, box);
    }
  }

  private static List<String> lines(Map<String, double[]> results) {
    List<String> lines = new ArrayList<>();
    results.forEach(
        (name, values) -> {
          StringBuilder line = new StringBuilder(name).append(':');
          for (double value : values) {
            line.append(String.format(Locale.ROOT, " %.4f", value));
          }
          lines.add(line.toString());
        });
    return lines;
  }

  private static Map<String, double[]> parse(List<String> lines) {
    Map<String, double[]> results = new LinkedHashMap<>();
    for (String line : lines) {
      String[] nameAndValues = line.split(": ", 2);
      String[] numbers = nameAndValues[1].split(" ");
      double[] values = new double[numbers.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = Double.parseDouble(numbers[i]);
      }
      results.put(nameAndValues[0], values);
    }
    return results;
  }
}
