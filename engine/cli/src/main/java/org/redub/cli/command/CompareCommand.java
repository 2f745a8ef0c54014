package org.redub.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.redub.cli.file.ResultFile;
import org.redub.cli.option.OptionValues;
import org.redub.cli.progress.EngineListener;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressReporter;
import org.redub.cli.text.FrameCounts;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.result.VideoDifference;
import org.redub.engine.deliver.compare.VideoComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code redub compare}: prints which frames of two videos differ, where and by how much. */
@Command(
    name = "compare",
    description =
        "Compare two videos or picture sequences of the same size frame by frame: which frames"
            + " differ, in which part of the picture and by how much.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub compare take.mp4 dubbed.mp4 --tolerance 12",
      "  redub compare old.mov new.mov --json differences.json"
    })
public final class CompareCommand extends JobCommand {
  @Parameters(index = "0", paramLabel = "<first>", description = "The first video.")
  private Path first;

  @Parameters(index = "1", paramLabel = "<second>", description = "The second video.")
  private Path second;

  @Option(
      names = "--tolerance",
      paramLabel = "<levels>",
      defaultValue = "0",
      converter = OptionValues.Levels.class,
      description =
          "Ignore differences of a sample up to this number of steps, such as those of an encoder;"
              + " 10 bits have 1024 steps. Default: 0.")
  private int tolerance;

  @Option(
      names = "--json",
      paramLabel = "<file>",
      description = "Write the differences of every frame as JSON.")
  private @Nullable Path json;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  CompareCommand() {}

  @Override
  Job job() {
    return this::compare;
  }

  private Outcome compare(ProgressReporter reporter) {
    Path file = json;
    if (file != null) {
      OutputFiles.check(file, List.of(first, second));
    }
    VideoDifference difference =
        VideoComparison.compare(first, second, tolerance, new EngineListener(reporter));
    if (file != null) {
      ResultFile.write(file, ResultFile.json(difference));
    }
    return new Outcome(file == null ? List.of() : List.of(file), summary(difference));
  }

  /** One line for each run of frames that differ. */
  static String summary(VideoDifference difference) {
    List<String> lines = new ArrayList<>();
    int frames = Math.min(difference.firstFrames(), difference.secondFrames());
    lines.add(
        "%s compared, %d differ".formatted(FrameCounts.frames(frames), difference.frames().size()));
    Double psnrDb = difference.psnrDb();
    if (psnrDb != null) {
      lines.add("PSNR of the luma: %.1f dB".formatted(psnrDb));
    }
    if (difference.firstFrames() != difference.secondFrames()) {
      lines.add(
          "the first has %s, the second %s"
              .formatted(
                  FrameCounts.frames(difference.firstFrames()),
                  FrameCounts.frames(difference.secondFrames())));
    }
    if (difference.timesDiffering() > 0) {
      lines.add("%s at other times".formatted(FrameCounts.frames(difference.timesDiffering())));
    }
    List<VideoDifference.Frame> run = new ArrayList<>();
    for (VideoDifference.Frame frame : difference.frames()) {
      if (!run.isEmpty() && frame.frame() != run.get(run.size() - 1).frame() + 1) {
        lines.add(line(run));
        run.clear();
      }
      run.add(frame);
    }
    if (!run.isEmpty()) {
      lines.add(line(run));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String line(List<VideoDifference.Frame> run) {
    VideoDifference.Frame start = run.get(0);
    VideoDifference.Frame end = run.get(run.size() - 1);
    int left = run.stream().mapToInt(VideoDifference.Frame::left).min().orElseThrow();
    int top = run.stream().mapToInt(VideoDifference.Frame::top).min().orElseThrow();
    int right = run.stream().mapToInt(f -> f.left() + f.width()).max().orElseThrow();
    int bottom = run.stream().mapToInt(f -> f.top() + f.height()).max().orElseThrow();
    int largest = run.stream().mapToInt(VideoDifference.Frame::largest).max().orElseThrow();
    double mean = run.stream().mapToDouble(VideoDifference.Frame::mean).average().orElseThrow();
    return String.format(
        Locale.ROOT,
        "frames %d-%d (%.3f-%.3f s): %dx%d at %d,%d, up to %d steps, mean %.2f",
        start.frame(),
        end.frame(),
        start.ptsUs() / 1e6,
        end.ptsUs() / 1e6,
        right - left,
        bottom - top,
        left,
        top,
        largest,
        mean);
  }
}
