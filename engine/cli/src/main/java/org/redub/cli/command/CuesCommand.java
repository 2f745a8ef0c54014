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
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.SpeechCues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redub cues}: what speech asks of a mouth, for animation tools. */
@Command(
    name = "cues",
    description = "Write the mouth shapes of speech, no video needed.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub cues --speech line.wav --out line.json        as Rhubarb Lip Sync writes them",
      "  redub cues --speech line.wav --out line.csv --fps 30",
      "  redub cues --speech line.wav --out - --format tsv   to standard output",
      "",
      "csv has a row a frame: opening and width of the mouth in eye distances, and what the network",
      "says (net_...). The others are Rhubarb's formats; dat is Moho's (10 to 100 frames per second)."
    })
public final class CuesCommand extends JobCommand {
  private static final Path STANDARD_OUTPUT = Path.of("-");
  private static final double MIN_DAT_FPS = 10;
  private static final double MAX_DAT_FPS = 100;

  @Mixin private SpeechOption speech;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "<file>",
      description = "The file to write, - for standard output.")
  private Path output;

  @Option(
      names = "--format",
      paramLabel = "<format>",
      description = "json, csv, tsv, xml or dat. Default: by the output's name, else json.")
  private @Nullable CueFormat format;

  @Option(
      names = "--fps",
      paramLabel = "<fps>",
      converter = OptionValues.FramesPerSecond.class,
      description = "Frames per second of csv and dat. Default: 25 for csv, 24 for dat.")
  private @Nullable Double fps;

  @Mixin private EngineOptions engine;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  CuesCommand() {}

  private CueFormat chosen() {
    return format == null ? CueFormat.of(output) : format;
  }

  private double rate() {
    return fps == null ? chosen().defaultFps() : fps;
  }

  @Override
  void checkOptions() {
    double rate = rate();
    if (chosen() == CueFormat.DAT && !(rate >= MIN_DAT_FPS && rate <= MAX_DAT_FPS)) {
      throw wrongOptions(
          "Invalid value for option '--fps': dat holds 10 to 100 frames per second, got " + rate);
    }
  }

  @Override
  Outcome run(ProgressReporter reporter) throws IOException {
    CueFormat chosen = chosen();
    double rate = rate();
    speech.check();
    boolean toFile = !output.equals(STANDARD_OUTPUT);
    if (toFile) {
      OutputFiles.check(output, List.of(speech.file()));
    }
    try (Redubber redubber = engine.open()) {
      SpeechCues cues =
          redubber.cues(speech.file(), chosen.analysisRate(rate), new EngineListener(reporter));
      String soundFile = speech.file().toAbsolutePath().normalize().toString();
      if (!toFile) {
        chosen.write(cues, rate, soundFile, out());
        out().flush();
        return new Outcome(List.of(), "");
      }
      ResultFile.write(output, out -> chosen.write(cues, rate, soundFile, out));
      return new Outcome(List.of(output), summary(chosen, cues));
    }
  }

  private String summary(CueFormat chosen, SpeechCues cues) {
    return chosen == CueFormat.CSV
        ? "%s: %s".formatted(output, FrameCounts.frames(cues.ptsUs().length))
        : "%s: %d mouth cues".formatted(output, cues.cues().cues().size());
  }
}
