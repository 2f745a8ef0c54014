package org.redub.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.redub.cli.file.ResultFile;
import org.redub.cli.option.EngineOptions;
import org.redub.cli.progress.EngineListener;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressReporter;
import org.redub.cli.text.Table;
import org.redub.cli.text.TextLines;
import org.redub.engine.Redubber;
import org.redub.engine.api.request.SyncEvaluationRequest;
import org.redub.engine.api.result.SyncEvaluation;
import org.redub.engine.api.result.SyncEvaluation.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redub eval sync}: compares predicted mouths with those of real people. */
@Command(
    name = "sync",
    description = {
      "Compare the motion that the mouth network predicts from the sound with the mouth in real"
          + " clips.",
      "Prints a row per clip, the worst first, and the figures of other programs."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub eval sync clips/",
      "  redub eval sync clips/ --tracked tracked/ --offsets take1:0,take2:-10",
      "  redub eval sync clips/ --model mouth-shape-2-synthetic"
    })
final class EvalSyncCommand extends JobCommand {
  @Mixin private ClipPlaces places;

  @Option(
      names = "--tracked",
      paramLabel = "<folder>",
      description = "Mouths tracked by another program: NAME.csv with the columns t,ok,open,width.")
  private @Nullable Path tracked;

  @Option(
      names = "--offsets",
      paramLabel = "<name:ms,...>",
      converter = ClipOffsets.Converter.class,
      description =
          "A/V offsets of the clips, positive if the mouth moves after the sound; 0 for clips that"
              + " are not named. Default: the offsets are estimated.")
  private @Nullable ClipOffsets offsets;

  @Option(names = "--json", paramLabel = "<file>", description = "Write the measurements as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--write-predictions",
      paramLabel = "<folder>",
      description = "Write the predicted motion: NAME.csv with the columns t,open,width.")
  private @Nullable Path predictions;

  @Mixin private EngineOptions engine;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  EvalSyncCommand() {}

  @Override
  Job job() {
    SyncEvaluationRequest request =
        new SyncEvaluationRequest(
            places.clips(), tracked, offsets == null ? null : offsets.msByClip(), predictions);
    return reporter -> evaluate(request, reporter);
  }

  private Outcome evaluate(SyncEvaluationRequest request, ProgressReporter reporter) {
    Path file = json;
    List<Path> files = file == null ? List.of() : List.of(file);
    try (Redubber redubber = engine.open(request, files)) {
      SyncEvaluation evaluation = redubber.evaluateSync(request, new EngineListener(reporter));
      if (file != null) {
        ResultFile.write(file, ResultFile.json(evaluation));
      }
      return new Outcome(files, table(evaluation));
    }
  }

  private static String table(SyncEvaluation evaluation) {
    Table table = new Table("<>>>>>>>>>>>");
    table.row(
        "clip",
        "offset",
        "open r",
        "det",
        "width r",
        "det",
        "closures",
        "met",
        "false",
        "brisk",
        "shifted",
        "other");
    evaluation.clips().forEach(row -> table.row(cells(row)));
    table.row(cells(evaluation.mean()));
    return new TextLines()
        .line(
            "%s (%s), latency %+d ms over all clips"
                .formatted(
                    evaluation.model(),
                    evaluation.modelSha256().substring(0, 12),
                    evaluation.latencyMs()))
        .table(table)
        .line(
            "det: detrended, without the running mean over 1 s. brisk: detrended velocity over"
                + " that of the real mouth; 1 is equal.")
        .line(
            "shifted, other: det of the opening with the sound moved by 1.5 s, and with the sound"
                + " of another clip.")
        .line("")
        .line("Other programs, measured by this project on 8 other clips of 8 people:")
        .table(PublishedSync.table())
        .toString();
  }

  private static String[] cells(Row row) {
    return new String[] {
      row.clip(),
      String.format(Locale.ROOT, "%+.0f ms", row.offsetMs()),
      two(row.openings().correlation()),
      two(row.openings().detrended()),
      two(row.widths().correlation()),
      two(row.widths().detrended()),
      String.format(Locale.ROOT, "%.0f", row.closed().closures()),
      two(row.closed().closureRecall()),
      two(row.closed().closureFalse()),
      two(row.velocityRatio()),
      two(row.controls().controlShifted()),
      two(row.controls().controlOther())
    };
  }

  private static String two(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }
}
