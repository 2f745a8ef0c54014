package org.redub.models;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redub.models.natives.CudaLibraries;
import org.redub.models.natives.NvidiaDriver;

/**
 * ONNX Runtime's support for GPUs. The list of providers only depends on how the library was built;
 * whether CUDA works is known only after an attempt to start it. Immutable and thread-safe.
 *
 * @param builtFor the providers of this build
 * @param bundled whether the class path has CUDA and cuDNN
 */
record Gpus(
    String onnxRuntimeVersion, Set<OrtProvider> builtFor, NvidiaDriver driver, boolean bundled) {

  private static final Pattern CUDA_FAILURE = Pattern.compile("CUDA failure \\d+: [^;]+[^; ]");

  Gpus {
    builtFor = Set.copyOf(builtFor);
  }

  /** Queries ONNX Runtime, which DJL has started, and the machine. */
  static Gpus probe(OrtEnvironment environment) {
    return new Gpus(
        environment.getVersion(),
        OrtEnvironment.getAvailableProviders(),
        NvidiaDriver.find(),
        CudaLibraries.onClassPath());
  }

  /**
   * The reason why that GPU cannot be used and what to do, as a clause that follows "but"; null if
   * nothing speaks against it. Loads CUDA.
   */
  @Nullable String obstacle(int index) {
    if (!builtFor.contains(OrtProvider.CUDA)) {
      return "this build of Redub runs networks on the CPU only (on Linux, ./redub --gpu builds one"
          + " for NVIDIA GPUs)";
    }
    @Nullable String missing = missingDriver(index);
    return missing == null ? cudaObstacle(index) : missing;
  }

  private @Nullable String missingDriver(int index) {
    if (!driver.present()) {
      return "NVIDIA's driver is missing or its GPU is not visible here: install the driver, %s or"
              .formatted(NvidiaDriver.OLDEST_VERSION)
          + " newer; in a container, start it with access to the GPU";
    }
    if (driver.tooOld()) {
      return "NVIDIA's driver is %s, CUDA 12 needs %s or newer: update the driver"
          .formatted(driver.version(), NvidiaDriver.OLDEST_VERSION);
    }
    int count = driver.gpus().size();
    return count > 0 && index >= count
        ? "there is no GPU %d; the driver shows %d, from gpu:0 (%s)"
            .formatted(index, count, String.join(", ", driver.gpus()))
        : null;
  }

  private @Nullable String cudaObstacle(int index) {
    try {
      CudaLibraries.load();
    } catch (IOException e) {
      return "the CUDA and cuDNN of this build cannot be unpacked, which takes 1.9 GB, or loaded: "
          + e.getMessage();
    }
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      SessionSettings.addCuda(options, index);
      return null;
    } catch (OrtException e) {
      return explain(String.valueOf(e.getMessage()));
    }
  }

  /** ONNX Runtime's message names the library that the dynamic linker does not find. */
  private String explain(String message) {
    if (!bundled && message.contains("cannot open shared object file")) {
      return "%s is missing (%s): install CUDA 12 and cuDNN 9, or build with ./redub --gpu, which"
              .formatted(message.contains("libcudnn") ? "cuDNN 9" : "CUDA 12", message)
          + " brings them";
    }
    Matcher failure = CUDA_FAILURE.matcher(message);
    return "CUDA does not start: %s (NVIDIA's driver must be %s or newer)"
        .formatted(failure.find() ? failure.group() : message, NvidiaDriver.OLDEST_VERSION);
  }
}
