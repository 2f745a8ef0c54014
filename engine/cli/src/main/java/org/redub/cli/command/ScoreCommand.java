package org.redub.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redub.cli.file.ResultFile;
import org.redub.cli.option.CachedEngineOptions;
import org.redub.cli.option.ClipOption;
import org.redub.cli.progress.EngineListener;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressReporter;
import org.redub.engine.Redubber;
import org.redub.engine.api.request.ScoreRequest;
import org.redub.engine.api.result.SyncScore;
import org.redub.engine.deliver.preview.ScorePlot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redub score}: measures how well the mouth in a clip matches its sound. */
@Command(
    name = "score",
    description = {
      "Measure how well the mouth in a clip matches the sound: A/V offset, correlation of opening and"
          + " width, lip closures met and missed, and seconds without agreement. The clip need not be"
          + " dubbed by Redub."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub score --video dubbed.mp4 --plot score.png",
      "  redub score --video take.mp4 --speech french.wav --json score.json"
    })
public final class ScoreCommand extends JobCommand {
  @Mixin private ClipOption video;

  @Option(
      names = "--speech",
      paramLabel = "<file>",
      description =
          "The sound to compare with, from the start of the video. Default: the sound of the video.")
  private @Nullable Path speech;

  @Option(names = "--json", paramLabel = "<file>", description = "Write the scores as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--plot",
      paramLabel = "<file>",
      description = "Plot the tracked and the predicted mouth over time, as a PNG file.")
  private @Nullable Path plot;

  @Mixin private CachedEngineOptions engine;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  ScoreCommand() {}

  @Override
  Job job() {
    ScoreRequest request = new ScoreRequest(video.file(), speech);
    return reporter -> score(request, reporter);
  }

  private Outcome score(ScoreRequest request, ProgressReporter reporter) {
    Path jsonFile = json;
    Path plotFile = plot;
    List<Path> files = Stream.of(jsonFile, plotFile).filter(Objects::nonNull).toList();
    try (Redubber redubber = engine.open(request, files)) {
      SyncScore score = redubber.score(request, new EngineListener(reporter));
      if (jsonFile != null) {
        ResultFile.write(jsonFile, ResultFile.json(score));
      }
      if (plotFile != null) {
        ScorePlot.write(score, plotFile);
      }
      return new Outcome(files, summary(score));
    }
  }

  static String summary(SyncScore score) {
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "compared       %.1f s, of which %.1f s are speech",
            score.compared().seconds(), score.compared().speechSeconds()));
    lines.add("A/V offset     " + offset(score));
    lines.add(
        text(
            "opening        r %.2f  (sound moved by 1.5 s: %.2f)",
            score.agreement().opening(), score.agreement().shiftedOpening()));
    lines.add(
        text(
            "width          r %.2f  (sound moved by 1.5 s: %.2f)",
            score.agreement().width(), score.agreement().shiftedWidth()));
    long met = score.lipClosures().closures().stream().filter(SyncScore.Closure::met).count();
    lines.add(
        text(
            "closures       %d of %d lip closures match the sound; the lips are apart in %.0f %% of"
                + " the frames that require a closure",
            met, score.lipClosures().closures().size(), 100 * score.lipClosures().closureFalse()));
    lines.add("  met at       " + times(score, true));
    lines.add("  missed at    " + times(score, false));
    lines.add(
        "disagreement   "
            + (score.outOfSync().isEmpty()
                ? "none"
                : score.outOfSync().stream()
                    .map(span -> text("%.1f-%.1f s", span.from(), span.to()))
                    .collect(Collectors.joining(", "))));
    return String.join(System.lineSeparator(), lines);
  }

  private static String offset(SyncScore score) {
    Double ms = score.offset().offsetMs();
    return ms == null
        ? text(
            "not clear from this clip (confidence %.2f); 0 is assumed",
            score.offset().offsetConfidence())
        : text(
            "%+.0f ms: the mouth moves %s the sound (confidence %.2f)",
            ms, ms < 0 ? "before" : "after", score.offset().offsetConfidence());
  }

  private static String times(SyncScore score, boolean met) {
    String times =
        score.lipClosures().closures().stream()
            .filter(closure -> closure.met() == met)
            .map(closure -> text("%.2f", closure.seconds()))
            .collect(Collectors.joining(" "));
    return times.isEmpty() ? "-" : times + " s";
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
