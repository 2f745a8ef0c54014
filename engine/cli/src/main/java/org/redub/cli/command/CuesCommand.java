package org.redub.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.cli.file.ResultFile;
import org.redub.cli.option.EngineOptions;
import org.redub.cli.option.OptionValues;
import org.redub.cli.option.SpeechOption;
import org.redub.cli.progress.EngineListener;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressReporter;
import org.redub.cli.text.FrameCounts;
import org.redub.engine.Redubber;
import org.redub.engine.api.request.CuesRequest;
import org.redub.engine.api.result.SpeechCues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redub cues}: writes mouth cues for animation programs. */
@Command(
    name = "cues",
    description =
        "Write mouth cues for speech: which mouth shape at which time. No video is needed.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub cues --speech line.wav --out line.json        like Rhubarb Lip Sync",
      "  redub cues --speech line.wav --out line.csv --fps 30",
      "  redub cues --speech line.wav --out - --format tsv   to standard output",
      "",
      "csv has a row per frame: opening and width of the mouth in interocular distances, and the"
          + " values of the mouth network (net_...). The other formats are those of Rhubarb; dat is"
          + " for Moho (10 to 100 frames per second)."
    })
public final class CuesCommand extends JobCommand {
  private static final Path STANDARD_OUTPUT = Path.of("-");

  @Mixin private SpeechOption speech;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "<file>",
      description = "The file to write, or - for standard output.")
  private Path output;

  @Option(
      names = "--format",
      paramLabel = "<format>",
      description = "json, csv, tsv, xml or dat. Default: by the ending of --out, otherwise json.")
  private @Nullable CueFormat format;

  @Option(
      names = "--fps",
      paramLabel = "<fps>",
      converter = OptionValues.FramesPerSecond.class,
      description = "Frames per second, for csv and dat only. Default: 25 for csv, 24 for dat.")
  private @Nullable Double fps;

  @Mixin private EngineOptions engine;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  CuesCommand() {}

  @Override
  Job job() {
    CueFormat chosen = format == null ? CueFormat.of(output) : format;
    CueOutput wanted = CueOutput.of(chosen, fps);
    CuesRequest request = new CuesRequest(speech.file(), wanted.analysisFps());
    return reporter -> cues(request, wanted, reporter);
  }

  private Outcome cues(CuesRequest request, CueOutput wanted, ProgressReporter reporter)
      throws IOException {
    boolean toFile = !output.equals(STANDARD_OUTPUT);
    try (Redubber redubber = engine.open(request, toFile ? List.of(output) : List.of())) {
      SpeechCues cues = redubber.cues(request, new EngineListener(reporter));
      String soundFile = request.speech().toAbsolutePath().normalize().toString();
      if (!toFile) {
        wanted.write(cues, soundFile, out());
        out().flush();
        return new Outcome(List.of(), "");
      }
      ResultFile.write(output, out -> wanted.write(cues, soundFile, out));
      return new Outcome(List.of(output), summary(wanted.format(), cues));
    }
  }

  private String summary(CueFormat format, SpeechCues cues) {
    return format == CueFormat.CSV
        ? "%s: %s".formatted(output, FrameCounts.frames(cues.ptsUs().length))
        : "%s: %d mouth cues".formatted(output, cues.cues().cues().size());
  }
}
