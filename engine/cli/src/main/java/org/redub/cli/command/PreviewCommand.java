package org.redub.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.cli.option.CacheOptions;
import org.redub.cli.option.EngineOptions;
import org.redub.cli.option.TakeOptions;
import org.redub.cli.progress.EngineListener;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressReporter;
import org.redub.cli.text.FrameCounts;
import org.redub.engine.Redubber;
import org.redub.engine.api.request.PreviewRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redub preview}: what a dub would do, to look at before the full render. */
@Command(
    name = "preview",
    description = "Show source and result side by side with mouth and sound along the time.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub preview --video take.mp4 --speech french.wav --out preview.png     a contact sheet",
      "  redub preview --video take.mp4 --speech french.wav --out preview.mp4     with sound"
    })
public final class PreviewCommand extends JobCommand {
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
      description = "The MP4 or PNG to write, by the name's ending.")
  private Path output;

  @Mixin private EngineOptions engine;
  @Mixin private CacheOptions cache;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  PreviewCommand() {}

  @Override
  Job job() {
    PreviewRequest request = new PreviewRequest(take.request(output).plan(plan).build());
    return reporter -> preview(request, reporter);
  }

  private Outcome preview(PreviewRequest request, ProgressReporter reporter) {
    try (Redubber redubber = engine.open(request, List.of(), cache.settings())) {
      int frames = redubber.preview(request, new EngineListener(reporter));
      return new Outcome(
          List.of(output), "%s: %s shown".formatted(output, FrameCounts.frames(frames)));
    }
  }
}
