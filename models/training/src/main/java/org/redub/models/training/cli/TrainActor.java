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
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.RedubException;
import org.redub.models.ModelException;
import org.redub.models.ModelStore;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.training.ActorTraining;
import org.redub.models.training.Recipe;
import org.redub.models.training.takes.ClipEntry;
import org.redub.models.training.takes.ClipIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code redub train actor}: fine-tunes the network on takes of one actor. Confined to one thread.
 */
@Command(
    name = "actor",
    description = {
      "Fine-tune the mouth network on takes of one actor, with sound.",
      "It needs at least five seconds of speech. Some actors gain much, others nothing:"
          + " --score shows it. Dub with --models and the resulting folder. Requires the same"
          + " programs as mouth-shape; takes about a minute on one core."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub train actor take.mp4 --out jon/",
      "  redub dub --video take.mp4 --speech line.wav --models jon/"
    })
final class TrainActor implements Callable<Integer> {
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "<take or folder>",
      description =
          "Takes in which the actor speaks, or folders of them. All show the same person.")
  private List<Path> takes;

  @Option(
      names = "--score",
      paramLabel = "<folder>",
      description = "Held-out clips to score on, before and after.")
  private List<Path> scored = new ArrayList<>();

  @Option(
      names = "--models",
      paramLabel = "<folder>",
      description = "Start from the network there instead of Redub's own.")
  private @Nullable Path models;

  @Option(
      names = "--out",
      paramLabel = "<folder>",
      required = true,
      description = "Folder for the actor's network, its card and a plot of the loss.")
  private Path out;

  @Option(
      names = "--work",
      paramLabel = "<folder>",
      description = "Folder for face tracks and the checkpoint. Default: work, in --out.")
  private @Nullable Path work;

  @Option(
      names = "--steps",
      paramLabel = "<n>",
      description = "Number of batches. Default: ${DEFAULT-VALUE}.")
  private int steps = ActorTraining.STEPS;

  @Option(names = "--seed", paramLabel = "<n>", description = "Seed of all random numbers.")
  private long seed = Recipe.SHIPPED.seed();

  @SuppressWarnings("NullAway.Init") // picocli sets required options before the command runs
  TrainActor() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      Map<String, List<ClipEntry>> others = new TreeMap<>();
      for (Path place : scored) {
        others.put(String.valueOf(place.getFileName()), ClipIndex.read(place));
      }
      Path own = models;
      ModelStore store = own == null ? ModelStore.embedded() : ModelStore.embedded().directory(own);
      Path kept = work == null ? out.resolve("work") : work;
      Recipe recipe = new Recipe(ActorTraining.LINES, 0, steps, seed);
      new ActorTraining(store, kept, out, recipe, err::println).run(clips(), others);
      return 0;
    } catch (IOException | RedubException | ModelException | ConversionException e) {
      err.println("redub: " + e.getMessage());
      return FAILED;
    } catch (ArithmeticException | EngineException e) {
      err.println("redub: training failed: " + e.getMessage());
      return FAILED;
    }
  }

  /** All clips, with one common speaker. */
  private List<ClipEntry> clips() throws IOException {
    List<ClipEntry> clips = new ArrayList<>();
    for (Path place : takes) {
      for (ClipEntry clip : ClipIndex.read(place)) {
        clips.add(new ClipEntry(clip.file(), "actor", clip.language(), clip.licence(), false));
      }
    }
    return clips;
  }
}
