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

/** {@code redub models add}: adds a network that the user provides. */
@Command(
    name = "add",
    description =
        "Add a network of the Wav2Lip family that generates mouths: check it against its model card"
            + " and copy both.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub models add wav2lip.json --accept-licence 'Research only'",
      "  redub dub --video take.mp4 --speech french.wav --out dubbed.mp4 \\",
      "      --generator crop:wav2lip",
      "",
      "The model card is a JSON file next to the .onnx file, with id, version, title, task"
          + " \"face-crop\", file, sha256, licence, source, madeBy and crop, which may be {}. See"
          + " docs/crop-models.md."
    })
public final class AddModelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "<card>", description = "The model card, next to the network.")
  private Path card;

  @Option(
      names = "--accept-licence",
      paramLabel = "<name>",
      description = "The licence that you accept, by its name in the model card.")
  private @Nullable String accepted;

  @Option(
      names = "--models",
      paramLabel = "<folder>",
      description =
          "The folder to copy to, for use with --models <folder>. Default: your own model folder,"
              + " which every command searches.")
  private @Nullable Path folder;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  AddModelCommand() {}

  @Override
  public Integer call() {
    Path into = folder == null ? ModelFolder.standard() : folder;
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
              "folder '%s' cannot be created: %s".formatted(into, OneLineErrors.describe(e)),
              e)
          .about(into);
    }
  }
}
