package org.redub.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.redub.cli.option.CachedEngineOptions;
import org.redub.cli.option.RenderOptions;
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

/** {@code redub preview}: shows what a dub would look like, without a full render. */
@Command(
    name = "preview",
    description =
        "Show a dub next to its source, with the curves of mouth and sound, before the full render.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub preview --video take.mp4 --speech french.wav --out preview.png",
      "  redub preview --video take.mp4 --speech french.wav --out preview.mp4"
    })
public final class PreviewCommand extends JobCommand {
  @Mixin private TakeOptions take;

  @Mixin private RenderOptions render;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "<file>",
      description =
          "The file to write: a movie with sound if its name ends in mp4, a contact sheet if it ends in"
              + " png.")
  private Path output;

  @Mixin private CachedEngineOptions engine;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  PreviewCommand() {}

  @Override
  Job job() {
    PreviewRequest request = new PreviewRequest(render.addTo(take.request(output)).build());
    return reporter -> preview(request, reporter);
  }

  private Outcome preview(PreviewRequest request, ProgressReporter reporter) {
    try (Redubber redubber = engine.open(request, List.of())) {
      int frames = redubber.preview(request, new EngineListener(reporter));
      return new Outcome(
          List.of(output), "%s: %s shown".formatted(output, FrameCounts.frames(frames)));
    }
  }
}
