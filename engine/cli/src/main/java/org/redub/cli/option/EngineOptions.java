package org.redub.cli.option;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.cli.text.OneLineErrors;
import org.redub.engine.EngineSettings;
import org.redub.engine.Preflight;
import org.redub.engine.Redubber;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.CacheSettings;
import org.redub.engine.api.request.Request;
import org.redub.models.DevicePreference;
import org.redub.models.ModelException;
import org.redub.models.ModelStore;
import org.redub.models.mouth.MouthShapePredictor;
import picocli.CommandLine.Option;

/** The networks and the device that they run on. Confined to one thread. */
public final class EngineOptions {
  @Option(
      names = "--device",
      paramLabel = "<device>",
      defaultValue = "auto",
      converter = OptionValues.Device.class,
      description =
          "Where the networks run: auto, cpu, gpu or gpu:N. Default: auto, a GPU if one is"
              + " usable.")
  private DevicePreference device = DevicePreference.AUTO;

  @Option(
      names = "--model",
      paramLabel = "<id>",
      defaultValue = MouthShapePredictor.DEFAULT_MODEL,
      description =
          "The mouth network, which predicts the mouth's motion from sound. Default: ${DEFAULT-VALUE}.")
  private String model = MouthShapePredictor.DEFAULT_MODEL;

  @Option(
      names = "--models",
      paramLabel = "<folder>",
      description =
          "A folder with further networks and their model cards, for example from 'redub train'. A"
              + " network with the id of a built-in one replaces it.")
  private @Nullable Path models;

  @Option(
      names = "--threads",
      paramLabel = "<count>",
      converter = OptionValues.Threads.class,
      description =
          "How many threads to use. Default: one for every processor. The result is the same.")
  private @Nullable Integer threads;

  /**
   * Checks that a request's files can be read and written, then opens the engine; the caller closes
   * it.
   *
   * @param request its files are checked before any network is loaded
   * @param results files that the command itself will write
   * @throws RedubException if an input cannot be read, an output cannot be written, or with {@code
   *     DEVICE_UNAVAILABLE} or {@code MODEL_UNUSABLE}
   */
  public Redubber open(Request request, List<Path> results) {
    return open(request, results, CacheSettings.OFF);
  }

  /**
   * Opens the engine with a cache of take analyses; the caller closes it.
   *
   * @throws RedubException as {@link #open(Request, List)}
   */
  public Redubber open(Request request, List<Path> results, CacheSettings cache) {
    Preflight.check(request, results);
    EngineSettings settings = EngineSettings.on(device).withModels(store(), model).withCache(cache);
    return new Redubber(threads == null ? settings : settings.withThreads(threads));
  }

  private ModelStore store() {
    try {
      return ModelFolder.store(models);
    } catch (ModelException e) {
      throw new RedubException(ErrorCode.MODEL_UNUSABLE, OneLineErrors.describe(e), e);
    }
  }
}
