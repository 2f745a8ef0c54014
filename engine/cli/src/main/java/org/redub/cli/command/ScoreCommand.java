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
import org.redub.cli.option.CacheOptions;
import org.redub.cli.option.ClipOption;
import org.redub.cli.option.EngineOptions;
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

/** {@code redub score}: does the mouth go with the sound? */
@Command(
    name = "score",
    description = {
      "Say how well the mouth in a clip goes with its sound: offset, agreement, closures met and"
          + " missed, seconds that are off. For any clip, dubbed by Redub or not."
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
      description = "The sound to score against, from the video's start. Default: the video's own.")
  private @Nullable Path speech;

  @Option(names = "--json", paramLabel = "<file>", description = "Write the score as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--plot",
      paramLabel = "<file>",
      description = "Draw both mouths over time, as a PNG.")
  private @Nullable Path plot;

  @Mixin private EngineOptions engine;
  @Mixin private CacheOptions cache;

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
    try (Redubber redubber = engine.open(request, files, cache.settings())) {
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
            "compared       %.1f s, %.1f s of it speech",
            score.compared().seconds(), score.compared().speechSeconds()));
    lines.add("A/V offset     " + offset(score));
    lines.add(
        text(
            "opening        r %.2f  (sound 1.5 s off: %.2f)",
            score.agreement().opening(), score.agreement().shiftedOpening()));
    lines.add(
        text(
            "width          r %.2f  (sound 1.5 s off: %.2f)",
            score.agreement().width(), score.agreement().shiftedWidth()));
    long met = score.lipClosures().closures().stream().filter(SyncScore.Closure::met).count();
    lines.add(
        text(
            "closures       %d of %d lip closures are where the sound asks for them; %.0f %% of"
                + " those asked for are not seen",
            met, score.lipClosures().closures().size(), 100 * score.lipClosures().closureFalse()));
    lines.add("  met at       " + times(score, true));
    lines.add("  missed at    " + times(score, false));
    lines.add(
        "off            "
            + (score.outOfSync().isEmpty()
                ? "no second runs against the sound"
                : score.outOfSync().stream()
                    .map(span -> text("%.1f-%.1f s", span.from(), span.to()))
                    .collect(Collectors.joining(", "))));
    return String.join(System.lineSeparator(), lines);
  }

  private static String offset(SyncScore score) {
    Double ms = score.offset().offsetMs();
    return ms == null
        ? text(
            "not clear from this clip (confidence %.2f), taken as 0",
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
