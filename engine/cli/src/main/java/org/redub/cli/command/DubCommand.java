package org.redub.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.redub.cli.file.ResultFile;
import org.redub.cli.option.CacheOptions;
import org.redub.cli.option.EncoderOptions;
import org.redub.cli.option.EngineOptions;
import org.redub.cli.option.TakeOptions;
import org.redub.cli.progress.EngineListener;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressReporter;
import org.redub.cli.text.FrameCounts;
import org.redub.engine.Redubber;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redub dub}: the take with new speech and a mouth that says it. */
@Command(
    name = "dub",
    description = "Give a take new speech and make the mouth say it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub dub --video take.mp4 --speech french.wav --out dubbed.mp4",
      "  redub dub --video take.mp4 --speech french.wav --out dubbed.mp4 --offset-ms 500 --report"
          + " r.json",
      "",
      "Frames without a face that can be used pass through untouched and are counted. The result is"
          + " as",
      "long as the take: speech that goes on is cut off, after shorter speech there is silence."
    })
public final class DubCommand extends JobCommand {
  @Mixin private TakeOptions take;

  @Option(
      names = "--plan",
      paramLabel = "<file>",
      description =
          "What the mouths shall do, as 'redub plan' writes it. Default: the speech says.")
  private @Nullable Path plan;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "<file>",
      description = "The MP4 to write. An older one is replaced when the new one is complete.")
  private Path output;

  @Option(
      names = "--previous",
      paramLabel = "<file>",
      description =
          "An older dub of this take, written by 'redub dub'. What would be the same is copied"
              + " from it, the rest is rendered. It may be the file given with --out.")
  private @Nullable Path previous;

  @Option(
      names = "--keep-original-audio",
      description = "Keep the take's own sound as a second track that players do not choose.")
  private boolean keepOriginalAudio;

  @Option(
      names = "--report",
      paramLabel = "<file>",
      description = "Write what was done to every frame, and how long it took, as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--layers",
      paramLabel = "<folder>",
      description =
          "Write every new mouth by itself, for compositing: 16-bit PNG with alpha, named by the"
              + " number of its plate, and layers.json with transforms and tracked lips. The folder"
              + " is new or empty.")
  private @Nullable Path layers;

  @Mixin private EncoderOptions encoder;
  @Mixin private EngineOptions engine;
  @Mixin private CacheOptions cache;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  DubCommand() {}

  @Override
  Job job() {
    RedubRequest request =
        take.request(output)
            .plan(plan)
            .previous(previous)
            .keepOriginalAudio(keepOriginalAudio)
            .encoder(encoder.settings())
            .layers(layers)
            .build();
    return reporter -> dub(request, reporter);
  }

  private Outcome dub(RedubRequest request, ProgressReporter reporter) {
    List<Path> reports = report == null ? List.of() : List.of(report);
    List<Path> files = new ArrayList<>(List.of(output));
    if (layers != null) {
      files.add(layers);
    }
    try (Redubber redubber = engine.open(request, reports, cache.settings())) {
      RedubResult result = redubber.dub(request, new EngineListener(reporter));
      if (report != null) {
        ResultFile.write(report, ResultFile.json(result));
        files.add(report);
      }
      return new Outcome(files, summary(result));
    }
  }

  /** For example {@code out.mp4: 250 frames, 250 dubbed in 8.2 s, 1.2x real time}. */
  static String summary(RedubResult result) {
    String untouched = FrameCounts.untouched(result.counts().untouchedByReason());
    int copied = result.ranges().copiedRanges().stream().mapToInt(RedubResult.Span::frames).sum();
    return String.format(
        Locale.ROOT,
        "%s: %s, %d dubbed%s%s in %.1f s, %.2gx real time",
        result.output(),
        FrameCounts.frames(result.counts().total()),
        result.counts().dubbed(),
        untouched.isEmpty() ? "" : ", " + untouched,
        copied == 0 ? "" : ", %d copied".formatted(copied),
        result.timing().totalSeconds(),
        result.timing().realTimeFactor());
  }
}
