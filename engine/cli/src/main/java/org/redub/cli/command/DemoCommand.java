package org.redub.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.redub.cli.option.EngineOptions;
import org.redub.cli.progress.EngineListener;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressReporter;
import org.redub.cli.text.Table;
import org.redub.cli.text.TextLines;
import org.redub.engine.Redubber;
import org.redub.engine.api.request.PreviewRequest;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;
import org.redub.examples.DemoMaterial;
import org.redub.examples.DemoTake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redub demo}: dubs the sample take that comes with Redub. */
@Command(
    name = "demo",
    description = "Dub the sample take with the sample voice track and list the files to look at.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub demo",
      "  redub demo --out /some/folder",
      "",
      "Files of an earlier demo in that folder are replaced; no other file is changed."
    })
public final class DemoCommand extends JobCommand {
  @Option(
      names = "--out",
      paramLabel = "<folder>",
      defaultValue = "redub-demo",
      description = "The folder to write to. Default: redub-demo in the current folder.")
  private Path out = Path.of("redub-demo");

  @Mixin private EngineOptions engine;

  @SuppressWarnings("NullAway.Init") // picocli sets the mixin before anything runs
  DemoCommand() {}

  @Override
  Job job() {
    return this::demo;
  }

  private Outcome demo(ProgressReporter reporter) throws IOException {
    DemoFolder folder = DemoFolder.prepare(out);
    EngineListener listener = new EngineListener(reporter);
    int frames = DemoMaterial.frameCount();
    Path take = folder.file(DemoFolder.TAKE);
    DemoTake.write(take, frames, written -> reporter.progress("take", written, frames));
    RedubRequest request =
        RedubRequest.builder()
            .video(take)
            .speech(DemoMaterial.copySpeechTo(folder.path()))
            .output(folder.file(DemoFolder.DUBBED))
            .build();
    Path sheet = folder.file(DemoFolder.SHEET);
    Path movie = folder.file(DemoFolder.MOVIE);
    try (Redubber redubber = engine.open(request, List.of(sheet, movie))) {
      RedubResult result = redubber.dub(request, listener);
      redubber.preview(preview(request, sheet), listener);
      redubber.preview(preview(request, movie), listener);
      List<Path> files = List.of(request.output(), movie, sheet, take, request.speech());
      return new Outcome(files, summary(result, files));
    }
  }

  private static PreviewRequest preview(RedubRequest dub, Path output) {
    return new PreviewRequest(dub.toBuilder().output(output).build());
  }

  private static String summary(RedubResult result, List<Path> files) {
    TextLines lines = new TextLines().line(DubCommand.summary(result)).line("").line("Look at:");
    List<String> descriptions =
        List.of(
            "the dub: play it with sound",
            "take and dub side by side, with the curves of mouth and sound",
            "the same as a contact sheet",
            "the take",
            "the voice track");
    Table table = new Table("<<");
    for (int i = 0; i < files.size(); i++) {
      table.row("  " + files.get(i), descriptions.get(i));
    }
    return lines.table(table).toString();
  }
}
