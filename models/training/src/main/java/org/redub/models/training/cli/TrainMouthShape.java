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

/** {@code redub train mouth-shape}: from nothing to a network with its card. */
@Command(
    name = "mouth-shape",
    description = {
      "Train the network that hears speech and says how the mouth moves.",
      "First on synthetic speech (espeak-ng, flite and the fortunes packages of Debian have to be"
          + " installed), then on clips of people who talk. What is done is kept: started again, it"
          + " goes on. About an hour on one core."
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
          "People to learn from: a folder of videos with sound, or one with an INDEX.csv"
              + " (path,speaker,language,licence,use; use is train or validation). Can be repeated."
              + " Use only what you may use.")
  private List<Path> clips = new ArrayList<>();

  @Option(
      names = "--score",
      paramLabel = "<folder>",
      description = "People to score on and not to learn from. Can be repeated.")
  private List<Path> scored = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "<folder>",
      defaultValue = "models/training/work/models",
      description = "Where models, cards and plots go. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--work",
      paramLabel = "<folder>",
      defaultValue = "models/training/work",
      description = "Where the corpus, tracks and checkpoints are kept. Default: ${DEFAULT-VALUE}.")
  private Path work;

  @Option(names = "--lines", paramLabel = "<n>", description = "Sentences for each synthesiser.")
  private int lines = Recipe.SHIPPED.lines();

  @Option(names = "--steps", paramLabel = "<n>", description = "Batches of synthetic speech.")
  private int steps = Recipe.SHIPPED.steps();

  @Option(names = "--take-steps", paramLabel = "<n>", description = "Batches with people.")
  private int takeSteps = Recipe.SHIPPED.takeSteps();

  @Option(names = "--seed", paramLabel = "<n>", description = "Of everything random.")
  private long seed = Recipe.SHIPPED.seed();

  @Option(
      names = "--learning-curve",
      description = "Find out, too, what fewer speakers would have given: five points, drawn.")
  private boolean learningCurve;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
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
