package org.redub.models;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What ONNX Runtime can say about GPUs. The list of providers only tells how the library was built;
 * whether CUDA is there shows when it is asked to start. Immutable and thread-safe.
 */
record Gpus(String onnxRuntimeVersion, Set<OrtProvider> builtFor) {

  Gpus {
    builtFor = Set.copyOf(builtFor);
  }

  /** Asks ONNX Runtime, which DJL has started. */
  static Gpus probe(OrtEnvironment environment) {
    return new Gpus(environment.getVersion(), OrtEnvironment.getAvailableProviders());
  }

  /** Why that GPU cannot be used, in words that follow "but"; null if nothing is in its way. */
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
