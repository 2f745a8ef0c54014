package org.redub.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.redub.cli.file.ResultFile;
import org.redub.cli.progress.Outcome;
import org.redub.engine.evaluate.quality.PictureDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code redub eval pictures}: compares the pictures of two videos. */
@Command(
    name = "pictures",
    description =
        "Compare the pictures of two videos frame by frame, for example of two dubs of one take.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub eval pictures cpu.mp4 gpu.mp4",
      "",
      "The peak signal-to-noise ratio is that of the luma, over all frames. Equal pictures have"
          + " 58.9 dB."
    })
public final class EvalPicturesCommand extends JobCommand {
  @Parameters(index = "0", paramLabel = "<video>", description = "A video.")
  private Path one;

  @Parameters(
      index = "1",
      paramLabel = "<other>",
      description = "A video of the same size and number of frames.")
  private Path other;

  @Option(names = "--json", description = "Print the comparison as JSON.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  EvalPicturesCommand() {}

  @Override
  Job job() {
    return reporter -> {
      PictureDifference difference = PictureDifference.between(one, other);
      if (json) {
        ResultFile.json(difference).to(out());
        out().flush();
        return new Outcome(List.of(), "");
      }
      return new Outcome(
          List.of(),
          String.format(
              Locale.ROOT,
              "%d of %d frames differ; PSNR %.1f dB, lowest %.1f dB (frame %d)",
              difference.differingFrames(),
              difference.frames(),
              difference.psnrDb(),
              difference.lowestPsnrDb(),
              difference.lowestFrame()));
    };
  }
}
