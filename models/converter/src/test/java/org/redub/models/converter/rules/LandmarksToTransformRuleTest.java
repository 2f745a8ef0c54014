package org.redub.models.converter.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.models.converter.onnx.OnnxGraphBuilder;
import org.redub.models.converter.onnx.OnnxModel;
import org.redub.models.converter.testing.OnnxRunner;

/**
 * Tilts an upright face by known angles, for which the positions of the crop's corners are known in
 * closed form.
 */
class LandmarksToTransformRuleTest {
  /**
   * Upright x, y: first the rotation points, then points that make the box -10..14 by -4..6, then
   * one outside the subset.
   */
  private static final double[][] UPRIGHT = {
    {-8, 0}, {8, 0}, {-10, 1}, {14, 2}, {3, -4}, {-1, 6}, {40, 40}
  };

  private static final double BOX_CENTER_X = 2;
  private static final double BOX_CENTER_Y = 1;
  private static final double BOX_WIDTH = 24;
  private static final double BOX_HEIGHT = 10;

  private static final int CROP_WIDTH = 16;
  private static final int CROP_HEIGHT = 8;
  private static final double SCALE_X = 1.5;
  private static final double SCALE_Y = 1.25;
  private static final double MOVE_X = 23;
  private static final double MOVE_Y = 31;

  @ParameterizedTest
  @ValueSource(doubles = {0, 12, 35, -60, 90, 170})
  void mapsCropToTiltedBox(double degrees) {
    double tilt = Math.toRadians(degrees);
    Map<String, float[]> transform = run(tilt);
    for (int[] crop : new int[][] {{0, 0}, {CROP_WIDTH, 0}, {0, CROP_HEIGHT}, {5, 7}}) {
      double x = BOX_CENTER_X + (crop[0] / (double) CROP_WIDTH - 0.5) * BOX_WIDTH * SCALE_X;
      double y = BOX_CENTER_Y + (crop[1] / (double) CROP_HEIGHT - 0.5) * BOX_HEIGHT * SCALE_Y;
      double[] expected = tilted(x, y, tilt);
      float[] linear = transform.get("linear");
      float[] translation = transform.get("translation");
      assertThat(crop[0] * linear[0] + crop[1] * linear[2] + translation[0])
          .isCloseTo((float) expected[0], within(2e-5f));
      assertThat(crop[0] * linear[1] + crop[1] * linear[3] + translation[1])
          .isCloseTo((float) expected[1], within(2e-5f));
    }
  }

  private static Map<String, float[]> run(double tilt) {
    OnnxGraphBuilder graph = new OnnxGraphBuilder("fragment");
    String landmarks = graph.input("landmarks", 1, UPRIGHT.length, 3);
    PointTransform transform =
        new LandmarksToTransformRule.Fragment(graph, "t_")
            .build(
                landmarks,
                new LandmarksToTransformRule.Settings(
                    List.of(5, 2, 4, 3, 0, 1), 0, 1, CROP_WIDTH, CROP_HEIGHT, SCALE_X, SCALE_Y));
    graph.output("linear", transform.linear(), 1, 2, 2);
    graph.output("translation", transform.translation(), 1, 1, 2);
    byte[] model = new OnnxModel(graph.build(), "test", List.of()).toBytes();
    try (OnnxRunner runner = new OnnxRunner(model)) {
      return runner.run(
          Map.of(
              "landmarks", new OnnxRunner.Input(new long[] {1, UPRIGHT.length, 3}, points(tilt))));
    }
  }

  private static float[] points(double tilt) {
    float[] points = new float[3 * UPRIGHT.length];
    for (int i = 0; i < UPRIGHT.length; i++) {
      double[] moved = tilted(UPRIGHT[i][0], UPRIGHT[i][1], tilt);
      points[3 * i] = (float) moved[0];
      points[3 * i + 1] = (float) moved[1];
      points[3 * i + 2] = 1000;
    }
    return points;
  }

  private static double[] tilted(double x, double y, double tilt) {
    return new double[] {
      MOVE_X + x * Math.cos(tilt) - y * Math.sin(tilt),
      MOVE_Y + x * Math.sin(tilt) + y * Math.cos(tilt)
    };
  }
}
