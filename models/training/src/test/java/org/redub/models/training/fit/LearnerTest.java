package org.redub.models.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.models.converter.onnx.OnnxModel;
import org.redub.models.training.batch.Batch;
import org.redub.models.training.batch.BatchMaker;
import org.redub.models.training.batch.Sampler;
import org.redub.models.training.data.TinyCorpus;
import org.redub.models.training.data.Utterance;
import org.redub.models.training.net.NetworkExporter;
import org.redub.models.training.report.ExportCheck;

/** The real network, PyTorch and ONNX Runtime, on drawn sound. */
class LearnerTest {
  private static final double SAME = 1e-5;

  private static final BatchMaker MAKER = new BatchMaker(64, List.of());
  private static final List<BatchMaker.Source> SOURCES =
      List.of(new BatchMaker.Source(new Sampler(TinyCorpus.of(6), 100), 4, 1));

  @Test
  void theExportedGraphSaysWhatTheNetworkSays() throws Exception {
    try (Learner learner = learner()) {
      for (int step = 0; step < 3; step++) {
        learner.learn(MAKER.make(SOURCES, step), 1e-3, true);
      }
      byte[] onnx =
          new OnnxModel(NetworkExporter.export(learner.network()), "1", List.of()).toBytes();
      assertThat(onnx.length).isBetween(2_300_000, 2_500_000);
      Random random = new Random(7);
      for (int columns : new int[] {1, 2, 63, 400}) {
        float[] mel = new float[Utterance.BANDS * columns];
        for (int i = 0; i < mel.length; i++) {
          mel[i] = (float) (3 * random.nextGaussian() - 5);
        }
        assertThat(ExportCheck.largestError(onnx, learner::predict, mel))
            .as("%d columns", columns)
            .isLessThan(SAME);
      }
      byte[] other =
          new OnnxModel(NetworkExporter.export(learner.network()), "1", List.of()).toBytes();
      learner.learn(MAKER.make(SOURCES, 9), 1e-3, true);
      assertThat(ExportCheck.largestError(other, learner::predict, new float[Utterance.BANDS * 50]))
          .isGreaterThan(10 * SAME);
    }
  }

  @Test
  void oneBatchIsLearned() {
    try (Learner learner = learner()) {
      Batch batch = MAKER.make(SOURCES, 1);
      double first = learner.learn(batch, 2e-3, true);
      double last = first;
      for (int step = 0; step < 30; step++) {
        last = learner.learn(batch, 2e-3, true);
      }
      assertThat(last).isLessThan(first / 4);
    }
  }

  /** Killed after its checkpoint and started again, a stage ends where it would have ended. */
  @Test
  void aStageThatWasKilledGoesOn(@TempDir Path folder) throws IOException {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Path killed = Files.createDirectory(folder.resolve("killed"));
    float[] mel = new float[Utterance.BANDS * 50];
    List<float[]> expected;
    try (Learner learner = learner()) {
      stage(8).run(learner, whole, line -> {});
      expected = learner.predict(mel);
    }
    try (Learner learner = learner()) {
      learner.startStage(1);
      Files.writeString(killed.resolve("tiny-loss.csv"), "step,loss\n");
      for (int step = 0; step < 5; step++) {
        learner.learn(MAKER.make(SOURCES, 1_000_003L + step), stage(8).rate(step), true);
      }
      learner.save(killed.resolve("tiny.checkpoint"));
    }
    List<String> log = new ArrayList<>();
    try (Learner learner = learner()) {
      stage(8).run(learner, killed, log::add);
      assertThat(learner.steps()).isEqualTo(8);
      List<float[]> actual = learner.predict(mel);
      for (int k = 0; k < expected.size(); k++) {
        assertThat(actual.get(k)).containsExactly(expected.get(k), within(1e-4f));
      }
    }
    assertThat(log.get(0)).isEqualTo("tiny goes on at step 5 of 8");
  }

  @Test
  void aFileThatIsNoCheckpointIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("foreign.checkpoint");
    Files.write(file, new byte[1000]);
    try (Learner learner = learner()) {
      assertThatThrownBy(() -> learner.load(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("foreign.checkpoint is no checkpoint");
    }
  }

  private static Stage stage(int steps) {
    return new Stage("tiny", steps, 1e-3, 2, true, 1, MAKER, SOURCES, 1);
  }

  private static Learner learner() {
    return new Learner(Engine.getEngine("PyTorch"), 1);
  }
}
