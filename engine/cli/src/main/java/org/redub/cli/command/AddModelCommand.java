package org.redub.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.redub.cli.option.ModelFolder;
import org.redub.cli.text.OneLineErrors;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;
import org.redub.files.OutputException;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelCard;
import org.redub.models.ModelException;
import org.redub.models.crop.CropModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code redub models add}: a network of the user's own. */
@Command(
    name = "add",
    description =
        "Add a network of your own that draws mouths, of the Wav2Lip family: checks it against its"
            + " card and copies both.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub models add wav2lip.json --accept-licence 'Research only'",
      "  redub dub --video take.mp4 --speech french.wav --out dubbed.mp4 --generator crop:wav2lip",
      "",
      "The card is JSON beside the .onnx file: id, version, title, task \"face-crop\", file,"
          + " sha256,",
      "licence, source, madeBy and crop, which may be {}: see docs/crop-models.md."
    })
public final class AddModelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "<card>", description = "The network's card, beside the network.")
  private Path card;

  @Option(
      names = "--accept-licence",
      paramLabel = "<name>",
      description = "The licence that you accept, by the name that the card gives it.")
  private @Nullable String accepted;

  @Option(
      names = "--models",
      paramLabel = "<folder>",
      description =
          "Where to copy to, for use with --models there. Default: a folder of yours that every"
              + " command looks into.")
  private @Nullable Path folder;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  AddModelCommand() {}

  @Override
  public Integer call() {
    Path into = folder == null ? ModelFolder.usual() : folder;
    try (InferenceRuntime runtime = InferenceRuntime.create(DevicePreference.CPU)) {
      ModelCard added = CropModels.add(card, accepted, into, runtime);
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "added %s in %s: use --generator crop:%s".formatted(added.id(), into, added.id()));
      out.flush();
      return ExitCode.OK;
    } catch (ModelException e) {
      throw new RedubException(ErrorCode.MODEL_UNUSABLE, OneLineErrors.oneLine(e), e);
    } catch (OutputException e) {
      throw OutputFiles.error(e);
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.OUTPUT_UNWRITABLE,
          "folder '%s' cannot be made: %s".formatted(into, OneLineErrors.oneLine(e)),
          e);
    }
  }
}
