package org.redub.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;
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
      "",
      "The plain transcode decodes the same clip and encodes it with the same settings. With"
          + " several runs, dub and transcode take turns in running first. Loading the networks is"
          + " not measured."
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
      RedubRequest request =
          RedubRequest.builder()
              .video(video.file())
              .speech(speech == null ? DemoMaterial.copySpeechTo(work.path()) : speech)
              .output(work.file("dubbed.mp4"))
              .encoder(encoder.settings())
              .build();
      try (Redubber redubber = engine.open(request, List.of())) {
        return report(measure(redubber, request, work.file("plain.mp4"), reporter));
      }
    }
  }

  private BenchReport measure(
      Redubber redubber, RedubRequest request, Path plain, ProgressReporter reporter) {
    EngineListener listener = new EngineListener(reporter);
    List<BenchRun> measured = new ArrayList<>();
    RedubResult dub;
    do {
      boolean transcodeFirst = measured.size() % 2 == 1;
      double transcodeS = transcodeFirst ? transcode(request, plain, reporter) : 0;
      dub = redubber.dub(request, listener);
      if (!transcodeFirst) {
        transcodeS = transcode(request, plain, reporter);
      }
      measured.add(BenchRun.of(dub, transcodeS, transcodeFirst));
    } while (measured.size() < runs);
    return BenchReport.of(dub, measured);
  }

  private static double transcode(RedubRequest request, Path plain, ProgressReporter reporter) {
    reporter.progress("plain", 0, 0);
    return PlainTranscode.run(request.video(), plain, request.encoder()).seconds();
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
