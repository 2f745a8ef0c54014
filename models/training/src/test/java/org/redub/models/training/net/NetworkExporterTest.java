package org.redub.models.training.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.models.ModelException;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.onnx.OnnxGraphBuilder;
import org.redub.models.converter.onnx.OnnxModel;
import org.redub.models.training.batch.Batch;
import org.redub.models.training.batch.BatchMaker;
import org.redub.models.training.batch.Sampler;
import org.redub.models.training.data.Drawn;
import org.redub.models.training.fit.Learner;

class NetworkExporterTest {
  /** Relative to the largest value: folded normalisation rounds differently, through 17 layers. */
  private static final double ROUNDING = 1e-5;

  private static final List<String> OUTPUTS =
      List.of("params", "phones", "feat", "motions", "speech");

  private static Learner learner;
  private static byte[] onnx;

  @BeforeAll
  static void trainBriefly() {
    learner = new Learner(Engine.getEngine("PyTorch"), 7);
    BatchMaker maker = new BatchMaker(32, List.of());
    Sampler sampler = new Sampler(List.of(Drawn.noise("a", 200, 1)), 100);
    for (int step = 0; step < 5; step++) {
      Batch batch = maker.make(List.of(new BatchMaker.Source(sampler, 2, 1)), step);
      learner.learn(batch, 1e-3, true);
    }
    onnx = new OnnxModel(NetworkExporter.export(learner.network()), "1", List.of()).toBytes();
  }

  @AfterAll
  static void frees() {
    learner.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 400})
  void exportedGraphEqualsNetwork(int columns) throws OrtException {
    float[] mel = mel(columns);
    List<float[]> expected = learner.predict(mel);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(onnx, new OrtSession.SessionOptions());
        OnnxTensor input =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(mel), new long[] {1, MouthNetwork.BANDS, columns});
        OrtSession.Result result = session.run(Map.of("mel", input))) {
      for (int i = 0; i < OUTPUTS.size(); i++) {
        OnnxTensor output = (OnnxTensor) result.get(OUTPUTS.get(i)).orElseThrow();
        assertThat(output.getInfo().getShape()[2]).isEqualTo((columns + 1) / 2);
        assertClose(OUTPUTS.get(i), output.getFloatBuffer().array(), expected.get(i));
      }
    }
  }

  @Test
  void importedNetworkEqualsExportedOne() {
    float[] mel = mel(200);
    try (Learner other = new Learner(Engine.getEngine("PyTorch"), 8)) {
      NetworkImporter.read("x.onnx", onnx, other.network());
      List<float[]> expected = learner.predict(mel);
      List<float[]> actual = other.predict(mel);
      for (int i = 0; i < OUTPUTS.size(); i++) {
        assertClose(OUTPUTS.get(i), actual.get(i), expected.get(i));
      }
    }
  }

  @Test
  void rejectsFileOfAnotherNetwork() {
    byte[] empty = new OnnxModel(new OnnxGraphBuilder("empty").build(), "1", List.of()).toBytes();
    try (Learner other = new Learner(Engine.getEngine("PyTorch"), 8)) {
      assertThatThrownBy(() -> NetworkImporter.read("x.onnx", empty, other.network()))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining(
              "x.onnx does not contain a mouth network: front_weight has no values");
      assertThatThrownBy(
              () -> NetworkImporter.read("x.onnx", Arrays.copyOf(onnx, 5000), other.network()))
          .isInstanceOf(ConversionException.class);
    }
  }

  @Test
  void normalisationDiffersFromInitialOne() {
    float[] mean =
        learner.network().frontNorm.getParameters().get("runningMean").getArray().toFloatArray();
    assertThat(mean).hasSize(128);
    int moved = 0;
    for (float value : mean) {
      moved += Math.abs(value) > 1e-3 ? 1 : 0;
    }
    assertThat(moved).isGreaterThan(100);
  }

  @Test
  void networkHasSixHundredThousandWeights() {
    long weights =
        learner.network().getParameters().values().stream()
            .mapToLong(parameter -> parameter.getArray().size())
            .sum();
    assertThat(weights).isBetween(590_000L, 610_000L);
  }

  @Test
  void receptiveFieldIsAsDocumented() {
    int columns = 200;
    int frames = columns / 2;
    int changed = 50;
    float[] mel = mel(columns);
    float[] other = mel.clone();
    for (int band = 0; band < MouthNetwork.BANDS; band++) {
      other[band * columns + 2 * changed] += 3;
    }
    float[] before = learner.predict(mel).get(MouthNetwork.OUT_FEATURES);
    float[] after = learner.predict(other).get(MouthNetwork.OUT_FEATURES);
    int farthest = 0;
    for (int i = 0; i < before.length; i++) {
      if (Math.abs(after[i] - before[i]) > 1e-7) {
        farthest = Math.max(farthest, Math.abs(i % frames - changed));
      }
    }
    assertThat(farthest).isBetween(MouthNetwork.REACH_FRAMES - 2, MouthNetwork.REACH_FRAMES);
  }

  private static void assertClose(String name, float[] actual, float[] expected) {
    assertThat(actual).as(name).hasSameSizeAs(expected);
    double largest = 1;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
    }
    assertThat(difference / largest).as("%s, up to %s", name, largest).isLessThan(ROUNDING);
  }

  private static float[] mel(int columns) {
    Random random = new Random(columns);
    float[] mel = new float[MouthNetwork.BANDS * columns];
    for (int i = 0; i < mel.length; i++) {
      mel[i] = (float) (-5 + 3 * random.nextGaussian());
    }
    return mel;
  }
}
