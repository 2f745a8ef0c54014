package org.redub.models;

import ai.djl.Device;
import ai.djl.util.Utils;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs models through DJL on ONNX Runtime, on the device asked for. Loading is confined to one
 * thread; the owner closes the models it loads, then this.
 *
 * <p>One thread a network: these are small, and a second thread was measured slower than none.
 */
public final class InferenceRuntime implements AutoCloseable {
  private static final String OFFLINE = "ai.djl.offline";
  private static final String OPT_OUT = "OPT_OUT_TRACKING";
  private static final String CACHE = "DJL_CACHE_DIR";

  private final ModelStore store;
  private final Path cache;
  private final Device device;
  private final List<ModelCard> loaded = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  /**
   * Sets the engine up; nothing is ever downloaded.
   *
   * @throws ModelException with {@code DEVICE_UNAVAILABLE} if a GPU is asked for and cannot be used
   */
  public InferenceRuntime(ModelStore store, DevicePreference preference) {
    this.store = store;
    // Before anything of DJL is touched: it would ask a metadata service and write to the home
    // folder.
    System.setProperty(OFFLINE, "true");
    System.setProperty(OPT_OUT, "true");
    try {
      cache = Files.createTempDirectory("redub-djl-");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for temporary files can be made", e);
    }
    System.setProperty(CACHE, cache.toString());
    if (!Utils.isOfflineMode()) {
      throw new IllegalStateException("DJL was started before Redub could set it offline");
    }
    device = choose(preference);
  }

  private Device choose(DevicePreference preference) {
    if (preference.kind() == DevicePreference.Kind.CPU) {
      return Device.cpu();
    }
    String failure = gpuFailure(preference.gpuIndex());
    if (failure == null) {
      return Device.gpu(preference.gpuIndex());
    }
    if (preference.kind() == DevicePreference.Kind.GPU) {
      close();
      throw new ModelException(
          ModelException.Code.DEVICE_UNAVAILABLE,
          "%s was asked for, but no GPU can be used: %s. Use --device cpu, or build with"
                  .formatted(preference, failure)
              + " './mvnw -Pgpu package' on a machine with CUDA 12 and cuDNN 9");
    }
    notices.add("no GPU can be used (%s): running on the CPU".formatted(failure));
    return Device.cpu();
  }

  /** Why the CUDA provider cannot be opened, or null if it can. */
  private static @org.jspecify.annotations.Nullable String gpuFailure(int index) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.addCUDA(index);
      return null;
    } catch (OrtException e) {
      String message = String.valueOf(e.getMessage());
      boolean cpuBuild =
          message.contains("Failed to find CUDA") || message.contains("not compiled with CUDA");
      return cpuBuild
          ? "this build holds the CPU runtime only"
          : message.lines().findFirst().orElse(message);
    }
  }

  /** {@code cpu}, or {@code gpu:N}. */
  public String device() {
    return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
  }

  /** Version of ONNX Runtime. */
  public String version() {
    return OrtEnvironment.getEnvironment().getVersion();
  }

  /** Lines that the user should read, each once. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /** The cards of the models loaded so far, each once. */
  public List<ModelCard> loaded() {
    return loaded.stream().distinct().toList();
  }

  /** The store models come from. */
  public ModelStore store() {
    return store;
  }

  /**
   * Loads a model and runs it once on {@code warmUp}, so that the first real call is not the slow
   * one.
   *
   * @throws ModelException if the model is missing, damaged or cannot run
   */
  public <I, O> LoadedModel<I, O> load(String id, LoadedModel.Tensors<I, O> tensors, I warmUp) {
    ModelCard card = store.card(id);
    LoadedModel<I, O> model = new LoadedModel<>(card, store.open(id), device, tensors);
    try {
      model.run(warmUp);
    } catch (ModelException e) {
      model.close();
      throw e;
    }
    loaded.add(card);
    return model;
  }

  @Override
  public void close() {
    try (var files = Files.walk(cache)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      cache.toFile().deleteOnExit();
    }
  }
}
