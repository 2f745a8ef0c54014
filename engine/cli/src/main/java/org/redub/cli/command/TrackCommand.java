package org.redub.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redub.cli.file.ResultFile;
import org.redub.cli.option.CachedEngineOptions;
import org.redub.cli.option.VideoOption;
import org.redub.cli.progress.EngineListener;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressReporter;
import org.redub.cli.text.FrameCounts;
import org.redub.engine.Redubber;
import org.redub.engine.api.request.TrackRequest;
import org.redub.engine.api.result.TrackReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redub track}: writes head pose, lips and mouth opening of every frame. */
@Command(
    name = "track",
    description =
        "Track the face in a take and write its head pose, lips and mouth opening for every frame.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  redub track --video take.mp4 --out track.json"})
public final class TrackCommand extends JobCommand {
  @Mixin private VideoOption video;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "<file>",
      description = "The JSON file to write. Coordinates are pixels of the picture as stored.")
  private Path output;

  @Mixin private CachedEngineOptions engine;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  TrackCommand() {}

  @Override
  Job job() {
    TrackRequest request = new TrackRequest(video.file());
    return reporter -> track(request, reporter);
  }

  private Outcome track(TrackRequest request, ProgressReporter reporter) {
    try (Redubber redubber = engine.open(request, List.of(output))) {
      TrackReport report = redubber.track(request, new EngineListener(reporter));
      ResultFile.write(output, ResultFile.json(report));
      return new Outcome(List.of(output), summary(report));
    }
  }

  private String summary(TrackReport report) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    for (TrackReport.Frame frame : report.frames()) {
      if (!frame.visibility().equals(USABLE)) {
        reasons.merge(frame.visibility(), 1, Integer::sum);
      }
    }
    int total = report.frames().size();
    int unusable = reasons.values().stream().mapToInt(Integer::intValue).sum();
    String left = FrameCounts.untouched(reasons);
    int shots = report.shotStarts().size();
    return "%s: %s in %d shot%s, %d can be dubbed%s"
        .formatted(
            output,
            FrameCounts.frames(total),
            shots,
            shots == 1 ? "" : "s",
            total - unusable,
            left.isEmpty() ? "" : ", " + left);
  }

  /** The {@link TrackReport.Frame#visibility} of a frame whose mouth can be replaced. */
  private static final String USABLE = "usable";
}
