package org.redub.models;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's support for GPUs. The list of providers only depends on how the library was built;
 * CUDA's presence is known only after an attempt to start it. Immutable and thread-safe.
 */
record Gpus(String onnxRuntimeVersion, Set<OrtProvider> builtFor) {

  Gpus {
    builtFor = Set.copyOf(builtFor);
  }

  /** Queries ONNX Runtime, which DJL has started. */
  static Gpus probe(OrtEnvironment environment) {
    return new Gpus(environment.getVersion(), OrtEnvironment.getAvailableProviders());
  }

  /**
   * The reason why that GPU cannot be used, as a clause that follows "but"; null if it can be used.
   */
  @Nullable String obstacle(int index) {
    if (!builtFor.contains(OrtProvider.CUDA)) {
      return "this build of Redub runs models on the CPU only"
          + " (./mvnw -Pgpu package makes one for NVIDIA GPUs; it needs CUDA 12 and cuDNN 9)";
    }
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.addCUDA(index);
      return null;
    } catch (OrtException e) {
      return "CUDA does not start (it needs CUDA 12 and cuDNN 9): " + e.getMessage();
    }
  }
}
