package org.redub.models.training.fit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.redub.files.AtomicFile;
import org.redub.models.training.batch.Batch;
import org.redub.models.training.batch.BatchMaker;

/**
 * One stage of training: batches from some sources, at a learning rate that rises and then decays
 * along a cosine. It writes checkpoints and resumes from them; the same seed gives the same
 * batches. Immutable.
 *
 * @param name name of its files
 * @param steps number of batches
 * @param peakRate largest learning rate
 * @param warmUp number of steps in which the rate rises
 * @param normalise whether batch normalisation is updated from the batches
 * @param headScale factor on the learning rate of the motions' own weights
 * @param maker maker of the batches
 * @param sources sources of the excerpts in each batch
 * @param seed seed of the batches
 */
public record Stage(
    String name,
    int steps,
    double peakRate,
    int warmUp,
    boolean normalise,
    double headScale,
    BatchMaker maker,
    List<BatchMaker.Source> sources,
    long seed) {
  private static final double LAST_RATE = 1e-5;
  private static final int CHECKPOINT_EVERY = 200;
  private static final int LOG_EVERY = 50;

  /**
   * The native code computes NaN once in thousands of steps, usually not again in the repetition.
   */
  private static final int MAX_FAILURES = 20;

  private static final double FORGET = 0.98;

  public Stage {
    sources = List.copyOf(sources);
  }

  /**
   * Runs the stage, or the remaining part.
   *
   * @param folder folder of the checkpoint and the losses
   * @throws IOException if they cannot be written
   * @throws ArithmeticException if the loss is repeatedly not a number
   */
  public void run(Learner learner, Path folder, Consumer<String> log) throws IOException {
    Path checkpoint = folder.resolve(name + ".checkpoint");
    Path losses = folder.resolve(name + "-loss.csv");
    learner.startStage(headScale);
    if (Files.exists(checkpoint)) {
      learner.load(checkpoint);
      log.accept("%s resumes at step %d of %d".formatted(name, learner.steps(), steps));
    } else {
      learner.save(checkpoint);
    }
    forget(losses, learner.steps());
    double running = 0;
    double weight = 0;
    int failures = 0;
    while (learner.steps() < steps) {
      int step = (int) learner.steps();
      Batch batch = maker.make(sources, seed * 1_000_003 + step);
      double loss;
      try {
        loss = learner.learn(batch, rate(step), normalise);
      } catch (ArithmeticException e) {
        failures = goBack(learner, checkpoint, failures + 1, e, log);
        forget(losses, learner.steps());
        continue;
      }
      running = FORGET * running + (1 - FORGET) * loss;
      weight = FORGET * weight + (1 - FORGET);
      if ((step + 1) % LOG_EVERY == 0 || step + 1 == steps) {
        note(losses, step + 1, running / weight, log);
      }
      if ((step + 1) % CHECKPOINT_EVERY == 0 || step + 1 == steps) {
        learner.save(checkpoint);
      }
    }
  }

  /** Returns to the last checkpoint. */
  private int goBack(
      Learner learner,
      Path checkpoint,
      int failures,
      ArithmeticException failure,
      Consumer<String> log)
      throws IOException {
    if (failures > MAX_FAILURES) {
      throw failure;
    }
    log.accept("%s: %s, returning to the last checkpoint".formatted(name, failure.getMessage()));
    learner.load(checkpoint);
    return failures;
  }

  /** Drops the losses of steps that will be repeated; keeps the header. */
  private static void forget(Path losses, long steps) throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add("step,loss");
    if (steps > 0 && Files.exists(losses)) {
      Files.readAllLines(losses).stream()
          .skip(1)
          .filter(row -> Long.parseLong(row.substring(0, row.indexOf(','))) <= steps)
          .forEach(rows::add);
    }
    AtomicFile.writeText(losses, String.join("\n", rows) + "\n");
  }

  private void note(Path losses, int step, double loss, Consumer<String> log) throws IOException {
    String line = String.format(Locale.ROOT, "%d,%.5f\n", step, loss);
    Files.writeString(losses, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    log.accept(String.format(Locale.ROOT, "%s %d/%d loss %.4f", name, step, steps, loss));
  }

  double rate(int step) {
    double rise = Math.min(1, (step + 1.0) / Math.max(1, warmUp));
    double fall = 0.5 * (1 + Math.cos(Math.PI * step / steps));
    return peakRate * rise * fall + LAST_RATE;
  }
}
