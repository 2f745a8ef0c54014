package org.redub.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.cli.bench.BenchPair;
import org.redub.cli.bench.BenchReport;
import org.redub.cli.bench.BenchSetup;
import org.redub.cli.file.ResultFile;
import org.redub.cli.file.WorkFolder;
import org.redub.cli.option.ClipOption;
import org.redub.cli.option.EncoderOptions;
import org.redub.cli.option.EngineOptions;
import org.redub.cli.option.OptionValues;
import org.redub.cli.progress.EngineListener;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressReporter;
import org.redub.engine.Redubber;
import org.redub.engine.api.request.CacheSettings;
import org.redub.engine.api.request.PlanRequest;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.write.LoopedMedia;
import org.redub.engine.media.write.PlainTranscode;
import org.redub.examples.DemoMaterial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redub bench}: measures the speed of a dub and compares it with a plain transcode. */
@Command(
    name = "bench",
    description =
        "Measure how long each stage of a dub takes, and compare it with a plain transcode.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub bench --video take.mp4",
      "  redub bench --video take.mp4 --runs 5 --json > bench.json",
      "  redub bench --video take.mp4 --length 60 --runs 3 --cached --threads 2",
      "",
      "The plain transcode decodes the same clip and encodes it with the same settings. With"
          + " several runs, dub and transcode take turns in running first. Loading the networks,"
          + " looping the clip and filling the cache are not measured. CPU seconds are those of all"
          + " threads. The peak memory is that of the whole process, transcode included."
    })
public final class BenchCommand extends JobCommand {
  @Mixin private ClipOption video;

  @Option(
      names = "--speech",
      paramLabel = "<file>",
      description = "The voice track. Default: that of 'redub demo'.")
  private @Nullable Path speech;

  @Option(
      names = "--runs",
      paramLabel = "<n>",
      defaultValue = "1",
      converter = OptionValues.Runs.class,
      description = "Number of measurements. Default: 1.")
  private int runs = 1;

  @Option(
      names = "--length",
      paramLabel = "<s>",
      converter = OptionValues.Length.class,
      description =
          "Loop the clip and the voice track, or cut them, to this many seconds. Copies packets"
              + " without encoding.")
  private @Nullable Long lengthUs;

  @Option(
      names = "--cached",
      description =
          "Take the analysis of the take from a temporary cache, which a first pass fills.")
  private boolean cached;

  @Option(names = "--json", description = "Print the measurements as JSON.")
  private boolean json;

  @Mixin private EncoderOptions encoder;
  @Mixin private EngineOptions engine;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  BenchCommand() {}

  @Override
  Job job() {
    return this::bench;
  }

  private Outcome bench(ProgressReporter reporter) throws IOException {
    try (WorkFolder work = WorkFolder.create("bench")) {
      Path voice = speech == null ? DemoMaterial.copySpeechTo(work.path()) : speech;
      RedubRequest request =
          RedubRequest.builder()
              .video(looped(video.file(), work.file("take.mp4"), reporter))
              .speech(looped(voice, work.file("voice.mp4"), reporter))
              .output(work.file("dubbed.mp4"))
              .encoder(encoder.settings())
              .build();
      CacheSettings cache = cached ? CacheSettings.in(work.file("cache")) : CacheSettings.OFF;
      try (Redubber redubber = engine.open(request, List.of(), cache)) {
        EngineListener listener = new EngineListener(reporter);
        if (cached) {
          RedubRequest plan = request.toBuilder().output(work.file("plan.json")).build();
          redubber.plan(new PlanRequest(plan), listener);
        }
        BenchPair pair =
            new BenchPair(
                () -> redubber.dub(request, listener),
                () -> {
                  reporter.progress("plain", 0, 0);
                  return PlainTranscode.run(
                      request.video(), work.file("plain.mp4"), request.encoder());
                });
        return report(pair.measure(runs, result -> setup(result, redubber)));
      }
    }
  }

  /** {@code clip}, or a loop of it if a length was given. */
  private Path looped(Path clip, Path loop, ProgressReporter reporter) {
    if (lengthUs == null) {
      return clip;
    }
    reporter.progress("loop", 0, 0);
    LoopedMedia.write(clip, loop, lengthUs);
    return loop;
  }

  private BenchSetup setup(RedubResult result, Redubber redubber) {
    return new BenchSetup(
        video.file().toString(),
        lengthUs == null ? null : lengthUs * 1e-6,
        result.analysisFromCache(),
        Runtime.getRuntime().availableProcessors(),
        redubber.threads());
  }

  private Outcome report(BenchReport report) throws IOException {
    if (!json) {
      return new Outcome(List.of(), report.text());
    }
    ResultFile.json(report).to(out());
    out().flush();
    return new Outcome(List.of(), "");
  }
}
