package org.redub.models.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.models.training.batch.Batch;
import org.redub.models.training.batch.BatchMaker;
import org.redub.models.training.batch.Sampler;
import org.redub.models.training.data.Drawn;
import org.redub.models.training.data.Utterance;

class LearnerTest {
  private static final float[] MEL = Utterance.unpack(Drawn.noise("a", 50, 3).mel());

  @TempDir private Path folder;
  private Learner learner;

  @BeforeEach
  void opens() {
    learner = learner(1);
  }

  @AfterEach
  void frees() {
    learner.close();
  }

  @Test
  void lossOfRepeatedBatchDecreases() {
    Batch batch = batch();
    double first = learner.learn(batch, 2e-3, true);
    double last = first;
    for (int i = 0; i < 15; i++) {
      last = learner.learn(batch, 2e-3, true);
    }
    assertThat(last).isBetween(0.0, 0.7 * first);
    assertThat(learner.steps()).isEqualTo(16);
  }

  @Test
  void networkDependsOnlyOnSeed() {
    try (Learner same = learner(1);
        Learner other = learner(2)) {
      assertSame(same.predict(MEL), learner.predict(MEL));
      assertThat(Arrays.equals(other.predict(MEL).get(0), learner.predict(MEL).get(0))).isFalse();
    }
  }

  @Test
  void loadedNetworkPredictsSameBits() throws IOException {
    learn(learner, 3);
    Path file = folder.resolve("a.checkpoint");
    learner.save(file);
    try (Learner other = learner(2)) {
      other.load(file);
      assertSame(other.predict(MEL), learner.predict(MEL));
      assertThat(other.steps()).isEqualTo(3);
    }
    assertThat(folder)
        .isDirectoryContaining(f -> f.equals(file))
        .isDirectoryNotContaining(f -> f.toString().endsWith(".part"));
  }

  @Test
  void checkpointContainsMoments() throws IOException {
    learn(learner, 3);
    Path file = folder.resolve("a.checkpoint");
    learner.save(file);
    try (Learner other = learner(2)) {
      other.load(file);
      learn(other, 1);
      learn(learner, 1);
      assertSame(other.predict(MEL), learner.predict(MEL));
    }
  }

  @Test
  void newStageResetsStepsAndKeepsWeights() {
    learn(learner, 2);
    List<float[]> before = learner.predict(MEL);
    learner.startStage(6);
    assertThat(learner.steps()).isZero();
    assertSame(learner.predict(MEL), before);
  }

  @Test
  void keepsNormalisationIfNotUpdated() {
    learn(learner, 2);
    float[] before = runningMean();
    learner.learn(batch(), 1e-3, false);
    assertThat(runningMean()).isEqualTo(before);
    learner.learn(batch(), 1e-3, true);
    assertThat(Arrays.equals(runningMean(), before)).isFalse();
  }

  @Test
  void rejectsLossThatIsNotANumberAndRestoresCheckpoint() throws IOException {
    learn(learner, 1);
    Path file = folder.resolve("a.checkpoint");
    learner.save(file);
    List<float[]> good = learner.predict(MEL);
    Batch bad = batch();
    bad.mel[0] = Float.NaN;
    assertThatThrownBy(() -> learner.learn(bad, 1e-3, true))
        .isInstanceOf(ArithmeticException.class);
    learner.load(file);
    assertSame(learner.predict(MEL), good);
  }

  @Test
  void rejectsTruncatedCheckpoint() throws IOException {
    Path file = folder.resolve("short.checkpoint");
    learner.save(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertRejected(file, "truncated");
    Files.write(file, new byte[0]);
    assertRejected(file, "truncated");
  }

  @Test
  void rejectsCheckpointWithTrailingBytes() throws IOException {
    Path file = folder.resolve("long.checkpoint");
    learner.save(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
    assertRejected(file, "continues after its end");
  }

  @Test
  void rejectsCheckpointOfAnotherNetwork() throws IOException {
    Path file = folder.resolve("other.checkpoint");
    learner.save(file);
    byte[] bytes = Files.readAllBytes(file);
    for (int count : new int[] {3, -3, Integer.MAX_VALUE}) {
      ByteBuffer.wrap(bytes).putInt(4, count);
      Files.write(file, bytes);
      assertRejected(file, "the checkpoint has " + count);
    }
  }

  @Test
  void rejectsFileThatIsNotACheckpoint() throws IOException {
    Path file = folder.resolve("foreign.checkpoint");
    Files.writeString(file, "step,loss\n50,1.0\n");
    assertRejected(file, "not a checkpoint");
  }

  private void assertRejected(Path file, String why) {
    assertThatThrownBy(() -> learner.load(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(why);
  }

  private static void assertSame(List<float[]> actual, List<float[]> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).as("output %d", i).isEqualTo(expected.get(i));
    }
  }

  private float[] runningMean() {
    return learner
        .network()
        .getChildren()
        .values()
        .get(1)
        .getParameters()
        .get("runningMean")
        .getArray()
        .toFloatArray();
  }

  private static void learn(Learner learner, int steps) {
    for (int i = 0; i < steps; i++) {
      learner.learn(batch(), 1e-3, true);
    }
  }

  private static Learner learner(int seed) {
    return new Learner(Engine.getEngine("PyTorch"), seed);
  }

  private static Batch batch() {
    Sampler sampler = new Sampler(List.of(Drawn.noise("a", 80, 1)), 100);
    return new BatchMaker(32, List.of()).make(List.of(new BatchMaker.Source(sampler, 2, 1)), 5);
  }
}
