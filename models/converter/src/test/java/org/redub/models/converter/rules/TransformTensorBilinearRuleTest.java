package org.redub.models.converter.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.models.converter.onnx.OnnxGraphBuilder;
import org.redub.models.converter.onnx.OnnxModel;
import org.redub.models.converter.testing.OnnxRunner;
import org.redub.models.converter.tflite.TensorShape;

/**
 * Compares the fragment with loops like MediaPipe's, which set a sample to 0 as soon as it leaves
 * the map.
 */
class TransformTensorBilinearRuleTest {
  private static final int CHANNELS = 3;
  private static final int MAP_HEIGHT = 20;
  private static final int MAP_WIDTH = 24;
  private static final int CROP_HEIGHT = 8;
  private static final int CROP_WIDTH = 10;
  private static final int CROP_PIXELS = CROP_HEIGHT * CROP_WIDTH;

  /** GridSample converts coordinates to -1..1 and back, which loses some of the last bits. */
  private static final float TOLERANCE = 2e-5f;

  private final float[] features = randomFeatures();

  @Test
  void agreesForCropInside() {
    assertThat(cut(compare(new float[] {1.1f, 0.3f, -0.3f, 1.2f}, new float[] {6, 3}))).isZero();
  }

  @Test
  void isZeroWhereTiltedCropLeavesMap() {
    int cut = cut(compare(new float[] {1.9f, 1.1f, -1.1f, 1.9f}, new float[] {5.3f, -2.7f}));
    assertThat(cut).isBetween(10, CROP_PIXELS - 10);
  }

  /**
   * Steps of a whole pixel: a column or a row of samples is exactly on the border, or just outside.
   */
  @Test
  void includesBorderButNothingOutside() {
    float[] steps = {1, 0, 0, 1};
    float beyond = 0x1p-8f;
    assertThat(cut(compare(steps, new float[] {0, 0}))).isZero();
    assertThat(cut(compare(steps, new float[] {-beyond, 0}))).isEqualTo(CROP_HEIGHT);
    assertThat(cut(compare(steps, new float[] {0, -beyond}))).isEqualTo(CROP_WIDTH);
    float right = MAP_WIDTH - CROP_WIDTH;
    float bottom = MAP_HEIGHT - CROP_HEIGHT;
    assertThat(cut(compare(steps, new float[] {right, bottom}))).isZero();
    assertThat(cut(compare(steps, new float[] {right + beyond, bottom}))).isEqualTo(CROP_HEIGHT);
    assertThat(cut(compare(steps, new float[] {right, bottom + beyond}))).isEqualTo(CROP_WIDTH);
  }

  @Test
  void isZeroIfCropIsOutside() {
    assertThat(cut(compare(new float[] {1, 0, 0, 1}, new float[] {100, -50})))
        .isEqualTo(CROP_PIXELS);
  }

  /** Asserts that graph and loops agree, and returns the result. */
  private float[] compare(float[] linear, float[] translation) {
    float[] expected = byLoops(linear, translation);
    float[] actual = byGraph(linear, translation);
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("sample %d", i).isCloseTo(expected[i], within(TOLERANCE));
    }
    return actual;
  }

  private static int cut(float[] samples) {
    int cut = 0;
    for (int i = 0; i < CROP_PIXELS; i++) {
      cut += samples[i] == 0 ? 1 : 0;
    }
    return cut;
  }

  private float[] byLoops(float[] linear, float[] translation) {
    float[] result = new float[CHANNELS * CROP_PIXELS];
    for (int y = 0; y < CROP_HEIGHT; y++) {
      for (int x = 0; x < CROP_WIDTH; x++) {
        double u = (x + 0.5) * linear[0] + (y + 0.5) * linear[2] + translation[0] - 0.5;
        double v = (x + 0.5) * linear[1] + (y + 0.5) * linear[3] + translation[1] - 0.5;
        boolean inside = u >= 0 && u <= MAP_WIDTH - 1 && v >= 0 && v <= MAP_HEIGHT - 1;
        for (int c = 0; c < CHANNELS && inside; c++) {
          result[c * CROP_PIXELS + y * CROP_WIDTH + x] = (float) bilinear(c, u, v);
        }
      }
    }
    return result;
  }

  private double bilinear(int channel, double u, double v) {
    int left = (int) u;
    int top = (int) v;
    int right = Math.min(left + 1, MAP_WIDTH - 1);
    int bottom = Math.min(top + 1, MAP_HEIGHT - 1);
    double upper =
        feature(channel, left, top) * (1 - u + left) + feature(channel, right, top) * (u - left);
    double lower =
        feature(channel, left, bottom) * (1 - u + left)
            + feature(channel, right, bottom) * (u - left);
    return upper * (1 - v + top) + lower * (v - top);
  }

  private double feature(int channel, int x, int y) {
    return features[(channel * MAP_HEIGHT + y) * MAP_WIDTH + x];
  }

  private float[] byGraph(float[] linear, float[] translation) {
    OnnxGraphBuilder graph = new OnnxGraphBuilder("fragment");
    String map = graph.input("features", 1, CHANNELS, MAP_HEIGHT, MAP_WIDTH);
    PointTransform transform =
        new PointTransform(graph.input("linear", 1, 2, 2), graph.input("translation", 1, 1, 2));
    String crop =
        new TransformTensorBilinearRule.Fragment(
                graph,
                TensorShape.of(1, MAP_HEIGHT, MAP_WIDTH, CHANNELS),
                TensorShape.of(1, CROP_HEIGHT, CROP_WIDTH, CHANNELS))
            .build(map, transform);
    graph.output("crop", crop, 1, CHANNELS, CROP_HEIGHT, CROP_WIDTH);
    byte[] model = new OnnxModel(graph.build(), "test", List.of()).toBytes();
    try (OnnxRunner runner = new OnnxRunner(model)) {
      return runner
          .run(
              Map.of(
                  "features",
                  new OnnxRunner.Input(new long[] {1, CHANNELS, MAP_HEIGHT, MAP_WIDTH}, features),
                  "linear",
                  new OnnxRunner.Input(new long[] {1, 2, 2}, linear),
                  "translation",
                  new OnnxRunner.Input(new long[] {1, 1, 2}, translation)))
          .get("crop");
    }
  }

  /** Never 0, so that a 0 in the result is a sample outside the map. */
  private static float[] randomFeatures() {
    Random random = new Random(7);
    float[] features = new float[CHANNELS * MAP_HEIGHT * MAP_WIDTH];
    for (int i = 0; i < features.length; i++) {
      features[i] = 0.5f + random.nextFloat();
    }
    return features;
  }
}
