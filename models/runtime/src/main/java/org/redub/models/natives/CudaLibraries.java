package org.redub.models.natives;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Loads CUDA and cuDNN from the class path, where the build profile {@code cuda} puts them, so that
 * ONNX Runtime finds them in the process. They are unpacked once, to the {@link NativeStore}.
 * Stateless.
 */
public final class CudaLibraries {
  private static final String FOLDER = "org/bytedeco/cuda/linux-x86_64/";

  /**
   * What ONNX Runtime's CUDA provider and cuDNN load. Each library comes after those that it is
   * linked to, because the dynamic linker looks for a library among those in the process first.
   */
  private static final List<String> IN_ORDER =
      List.of(
          "libcudart.so.12",
          "libcublasLt.so.12",
          "libcublas.so.12",
          "libcufft.so.11",
          "libcurand.so.10",
          "libnvrtc-builtins.so.12.6",
          "libnvrtc.so.12",
          "libcudnn.so.9",
          "libcudnn_graph.so.9",
          "libcudnn_ops.so.9",
          "libcudnn_cnn.so.9",
          "libcudnn_adv.so.9",
          "libcudnn_heuristic.so.9",
          "libcudnn_engines_runtime_compiled.so.9",
          "libcudnn_engines_precompiled.so.9");

  private CudaLibraries() {}

  /** Whether the class path has them; otherwise the system's are used. */
  public static boolean onClassPath() {
    return loader().getResource(FOLDER + IN_ORDER.get(0)) != null;
  }

  /**
   * Unpacks the libraries of the class path if necessary, 1.9 GB, and loads them. Does nothing if
   * the class path has none.
   *
   * @throws IOException if they cannot be unpacked or loaded, with the reason as its message
   */
  public static void load() throws IOException {
    Optional<NativeSet> set = NativeSet.find(loader(), FOLDER, IN_ORDER, List.of());
    if (set.isEmpty()) {
      return;
    }
    NativeStore store =
        NativeStore.ofUser()
            .orElseThrow(
                () ->
                    new IOException(
                        "unpacked libraries have nowhere to lie (system property %s)"
                            .formatted(NativeStore.PROPERTY)));
    Path folder = store.unpack(set.get());
    try {
      IN_ORDER.forEach(name -> System.load(folder.resolve(name).toString()));
    } catch (UnsatisfiedLinkError e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static ClassLoader loader() {
    return CudaLibraries.class.getClassLoader();
  }
}
