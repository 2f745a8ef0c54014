package org.redub.models.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.models.training.batch.BatchMaker;
import org.redub.models.training.batch.Sampler;
import org.redub.models.training.data.Drawn;
import org.redub.models.training.data.Utterance;

class StageTest {
  private static final float[] MEL = Utterance.unpack(Drawn.noise("a", 50, 3).mel());

  @TempDir private Path folder;

  /**
   * Copies the folder at step 250, whose last checkpoint is from step 200, and resumes from the
   * copy with another learner. One thread adds in a fixed order and the checkpoint contains the
   * exact floats, so the weights are equal bit for bit.
   */
  @Test
  void resumedStageEqualsUninterruptedOne() throws IOException {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Path killed = Files.createDirectory(folder.resolve("killed"));
    Stage stage = stage(252);
    List<float[]> expected;
    try (Learner learner = learner(1)) {
      stage.run(
          learner,
          whole,
          line -> {
            if (line.startsWith("test 250/")) {
              copy(whole, killed);
            }
          });
      expected = learner.predict(MEL);
    }
    List<String> log = new ArrayList<>();
    try (Learner learner = learner(99)) {
      stage.run(learner, killed, log::add);
      assertThat(learner.steps()).isEqualTo(252);
      List<float[]> actual = learner.predict(MEL);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(actual.get(i)).as("output %d", i).isEqualTo(expected.get(i));
      }
    }
    assertThat(log).first().isEqualTo("test resumes at step 200 of 252");
    assertThat(steps(killed)).containsExactly("50", "100", "150", "200", "250", "252");
    assertThat(steps(whole)).isEqualTo(steps(killed));
  }

  @Test
  void doesNotRepeatFinishedStage() throws IOException {
    try (Learner learner = learner(1)) {
      stage(3).run(learner, folder, line -> {});
      List<float[]> expected = learner.predict(MEL);
      List<String> log = new ArrayList<>();
      try (Learner other = learner(2)) {
        stage(3).run(other, folder, log::add);
        assertThat(other.predict(MEL).get(0)).isEqualTo(expected.get(0));
      }
      assertThat(log).containsExactly("test resumes at step 3 of 3");
      assertThat(steps(folder)).containsExactly("3");
    }
  }

  @Test
  void startsNewLossFileIfMissing() throws IOException {
    try (Learner learner = learner(1)) {
      stage(2).run(learner, folder, line -> {});
      Files.delete(folder.resolve("test-loss.csv"));
      stage(4).run(learner, folder, line -> {});
      assertThat(steps(folder)).containsExactly("4");
    }
  }

  @Test
  void keepsDamagedCheckpoint() throws IOException {
    Path checkpoint = folder.resolve("test.checkpoint");
    Files.writeString(checkpoint, "damaged");
    try (Learner learner = learner(1)) {
      assertThatThrownBy(() -> stage(2).run(learner, folder, line -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(checkpoint.toString());
    }
    assertThat(checkpoint).hasContent("damaged");
  }

  private static List<String> steps(Path folder) throws IOException {
    List<String> rows = Files.readAllLines(folder.resolve("test-loss.csv"));
    assertThat(rows).first().isEqualTo("step,loss");
    return rows.stream().skip(1).map(row -> row.split(",", -1)[0]).toList();
  }

  private static void copy(Path from, Path to) {
    try {
      for (String name : List.of("test.checkpoint", "test-loss.csv")) {
        Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Learner learner(int seed) {
    return new Learner(Engine.getEngine("PyTorch"), seed);
  }

  private static Stage stage(int steps) {
    Sampler sampler = new Sampler(List.of(Drawn.noise("a", 60, 1), Drawn.noise("b", 60, 2)), 100);
    return new Stage(
        "test",
        steps,
        1e-3,
        5,
        true,
        2,
        new BatchMaker(16, List.of()),
        List.of(new BatchMaker.Source(sampler, 2, 1)),
        4);
  }
}
