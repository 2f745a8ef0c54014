package org.redub.models.training.cli;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.redub.engine.api.RedubException;
import org.redub.models.ModelException;
import org.redub.models.training.MouthShapeTraining;
import org.redub.models.training.Recipe;
import org.redub.models.training.takes.ClipEntry;
import org.redub.models.training.takes.ClipIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code redub train mouth-shape}: trains the mouth network from scratch. Confined to one thread.
 */
@Command(
    name = "mouth-shape",
    description = {
      "Train the mouth network, which predicts the mouth's motion from speech.",
      "First on synthetic speech (which requires Debian's packages espeak-ng, flite and fortunes),"
          + " then on clips of people who speak. Finished steps are kept, and a new run resumes."
          + " Takes about an hour on one core."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub train mouth-shape --out models/                 synthetic speech only",
      "  redub train mouth-shape --clips people/INDEX.csv --out models/",
      "  redub train mouth-shape --clips takes/ --clips people/ --score others/ --learning-curve"
    })
final class TrainMouthShape implements Callable<Integer> {
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--clips",
      paramLabel = "<folder or index>",
      description =
          "Speakers to train on: a folder of videos with sound, or one with an INDEX.csv"
              + " (path,speaker,language,licence,use; use is train or validation). Can be repeated."
              + " Use only clips that you are allowed to use.")
  private List<Path> clips = new ArrayList<>();

  @Option(
      names = "--score",
      paramLabel = "<folder>",
      description = "Held-out speakers to score on. Can be repeated.")
  private List<Path> scored = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "<folder>",
      defaultValue = "models/training/work/models",
      description = "Folder for models, cards and plots. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--work",
      paramLabel = "<folder>",
      defaultValue = "models/training/work",
      description =
          "Folder for the corpus, face tracks and checkpoints. Default: ${DEFAULT-VALUE}.")
  private Path work;

  @Option(
      names = "--lines",
      paramLabel = "<n>",
      description = "Number of sentences per synthesiser.")
  private int lines = Recipe.SHIPPED.lines();

  @Option(
      names = "--steps",
      paramLabel = "<n>",
      description = "Number of batches of synthetic speech.")
  private int steps = Recipe.SHIPPED.steps();

  @Option(
      names = "--take-steps",
      paramLabel = "<n>",
      description = "Number of batches with real speakers.")
  private int takeSteps = Recipe.SHIPPED.takeSteps();

  @Option(names = "--seed", paramLabel = "<n>", description = "Seed of all random numbers.")
  private long seed = Recipe.SHIPPED.seed();

  @Option(
      names = "--learning-curve",
      description = "Also plot the scores with fewer speakers, in five points.")
  private boolean learningCurve;

  @SuppressWarnings("NullAway.Init") // picocli sets required options before the command runs
  TrainMouthShape() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      List<ClipEntry> people = new ArrayList<>();
      for (Path place : clips) {
        people.addAll(ClipIndex.read(place));
      }
      Map<String, List<ClipEntry>> others = new TreeMap<>();
      for (Path place : scored) {
        others.put(String.valueOf(place.getFileName()), ClipIndex.read(place));
      }
      new MouthShapeTraining(work, out, new Recipe(lines, steps, takeSteps, seed), err::println)
          .run(people, others, learningCurve);
      return 0;
    } catch (IOException | RedubException | ModelException e) {
      err.println("redub: " + e.getMessage());
      return FAILED;
    } catch (ArithmeticException | EngineException e) {
      err.println("redub: training failed: " + e.getMessage());
      return FAILED;
    }
  }
}
