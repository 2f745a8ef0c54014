package org.redub.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.redub.cli.file.ResultFile;
import org.redub.cli.option.EngineOptions;
import org.redub.cli.option.GeneratorOption;
import org.redub.cli.option.OptionValues;
import org.redub.cli.progress.EngineListener;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressReporter;
import org.redub.cli.text.Table;
import org.redub.cli.text.TextLines;
import org.redub.engine.Redubber;
import org.redub.engine.api.request.RenderEvaluationRequest;
import org.redub.engine.api.result.RenderEvaluation;
import org.redub.engine.api.result.RenderEvaluation.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redub eval render}: compares rendered mouths with the original ones. */
@Command(
    name = "render",
    description = {
      "Render the mouths in clips with their own shapes, using pixels of other frames only, and"
          + " compare the result with the original.",
      "Prints a row per clip."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub eval render clips/",
      "  redub eval render clips/ --shapes other.mp4 --json figures.json",
      "  redub eval render clips/ --generator crop:wav2lip"
    })
final class EvalRenderCommand extends JobCommand {
  @Mixin private ClipPlaces places;

  @Option(
      names = "--shapes",
      paramLabel = "<clip>",
      description = "Also render every clip with the mouth shapes of this clip.")
  private @Nullable Path shapes;

  @Option(
      names = "--window",
      paramLabel = "<frames>",
      converter = OptionValues.Window.class,
      description =
          "Use no donor within this many frames of the rendered frame. Default: ${DEFAULT-VALUE}.")
  private int window;

  @Option(
      names = "--write",
      paramLabel = "<folder>",
      description = "Write every result as a nearly lossless NAME.own.mp4 or NAME.OTHER.mp4.")
  private @Nullable Path write;

  @Option(names = "--json", paramLabel = "<file>", description = "Write the measurements as JSON.")
  private @Nullable Path json;

  @Mixin private GeneratorOption generator;

  @Mixin private EngineOptions engine;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  EvalRenderCommand() {}

  @Override
  Job job() {
    RenderEvaluationRequest request =
        new RenderEvaluationRequest(places.clips(), shapes, window, write, generator.id());
    return reporter -> evaluate(request, reporter);
  }

  private Outcome evaluate(RenderEvaluationRequest request, ProgressReporter reporter) {
    Path file = json;
    List<Path> files = file == null ? List.of() : List.of(file);
    try (Redubber redubber = engine.open(request, files)) {
      RenderEvaluation evaluation = redubber.evaluateRender(request, new EngineListener(reporter));
      if (file != null) {
        ResultFile.write(file, ResultFile.json(evaluation));
      }
      return new Outcome(files, table(evaluation));
    }
  }

  private static String table(RenderEvaluation evaluation) {
    Table table = new Table("<<>>>>>>>>>>>>");
    table.row(
        "clip",
        "shapes",
        "size",
        "IOD px",
        "PSNR dB",
        "SSIM",
        "sharp",
        "flicker",
        "as shapes",
        "seam",
        "open r",
        "width r",
        "outside",
        "ms");
    evaluation.clips().forEach(row -> table.row(cells(row)));
    return new TextLines()
        .line(
            "generator %s, donors at least %d frames away"
                .formatted(evaluation.generator(), evaluation.window() + 1))
        .table(table)
        .line("sharp, flicker: result over the original; 1 is equal. seam: result over the plate.")
        .line("as shapes: flicker of the result over that of the mouth that the shapes are from.")
        .line("outside: pixels changed outside the matte. ms: time per frame on one thread.")
        .toString();
  }

  private static String[] cells(Row row) {
    return new String[] {
      row.clip(),
      row.shapes(),
      row.measured().width() + "x" + row.measured().height(),
      number("%.0f", row.measured().iodPx()),
      number("%.1f", row.likeness().psnrDb()),
      number("%.3f", row.likeness().ssim()),
      number("%.2f", row.likeness().sharpness()),
      number("%.2f", row.motion().flicker()),
      number("%.2f", row.motion().shapesFlicker()),
      number("%.2f", row.seam()),
      number("%.2f", row.following().openingCorrelation()),
      number("%.2f", row.following().widthCorrelation()),
      Long.toString(row.changedOutside()),
      number("%.1f", row.renderMs())
    };
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
