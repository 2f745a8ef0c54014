package org.redub.models.natives;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets ONNX Runtime load its libraries from the {@link NativeStore}. By itself it unpacks 22 MB to
 * the temporary folder at each start, and leaves them there when the process is killed. Stateless.
 */
public final class OnnxRuntimeLibraries {
  /** ONNX Runtime's system property for the folder of its libraries. */
  static final String PROPERTY = "onnxruntime.native.path";

  private static final String CORE = "onnxruntime";
  private static final List<String> REQUIRED = List.of(CORE, "onnxruntime4j_jni");
  private static final List<String> PROVIDERS =
      List.of("onnxruntime_providers_shared", "onnxruntime_providers_cuda");

  private OnnxRuntimeLibraries() {}

  /**
   * Unpacks the libraries if necessary and names their folder to ONNX Runtime. Must run before ONNX
   * Runtime starts. Does nothing if the user has named a folder; if the store cannot be used, ONNX
   * Runtime unpacks to the temporary folder.
   */
  public static void prepare() {
    if (System.getProperty(PROPERTY) == null) {
      NativeStore.ofUser().ifPresent(OnnxRuntimeLibraries::prepare);
    }
  }

  private static void prepare(NativeStore store) {
    try {
      Optional<NativeSet> set = onClassPath();
      if (set.isPresent()) {
        Path folder = store.unpack(set.get());
        // The folder may be on a file system from which nothing can be executed.
        System.load(folder.resolve(fileName(CORE)).toString());
        System.setProperty(PROPERTY, folder.toString());
        doNotUnpack(set.get());
      }
    } catch (IOException | UnsatisfiedLinkError e) {
      log("unpacked libraries cannot be kept in " + store.folder(), e);
    }
  }

  static Optional<NativeSet> onClassPath() throws IOException {
    return NativeSet.find(
        OrtEnvironment.class.getClassLoader(),
        "ai/onnxruntime/native/%s/"
            .formatted(platform(System.getProperty("os.name"), System.getProperty("os.arch"))),
        REQUIRED.stream().map(OnnxRuntimeLibraries::fileName).toList(),
        PROVIDERS.stream().map(OnnxRuntimeLibraries::fileName).toList());
  }

  private static String fileName(String library) {
    return System.mapLibraryName(library).replace("jnilib", "dylib");
  }

  /** As ONNX Runtime names its folders, for example {@code linux-x64}. */
  static String platform(String os, String arch) {
    String lower = os.toLowerCase(Locale.ROOT);
    String system = lower.startsWith("mac") ? "osx" : lower.startsWith("win") ? "win" : "linux";
    return system + "-" + (arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch);
  }

  /**
   * ONNX Runtime unpacks its providers even if a folder is named; its list of those that it has
   * unpacked prevents that.
   */
  @SuppressWarnings("unchecked")
  private static void doNotUnpack(NativeSet set) {
    Set<String> names = new HashSet<>(PROVIDERS);
    names.removeIf(
        provider -> set.libraries().stream().noneMatch(l -> l.name().equals(fileName(provider))));
    Optional<Object> unpacked = loaderState("extractedSharedProviders");
    if (unpacked.isPresent() && !names.isEmpty()) {
      ((Set<String>) unpacked.get()).addAll(names);
    }
  }

  /**
   * Deletes the empty temporary folder that ONNX Runtime makes when it starts. It would delete it
   * when the JVM exits, but not if the process is killed.
   */
  public static void removeEmptyTemporaryFolder() {
    Optional<Object> folder = loaderState("tempDirectory");
    try {
      if (folder.isPresent()) {
        Files.deleteIfExists((Path) folder.get());
      }
    } catch (DirectoryNotEmptyException e) {
      log("ONNX Runtime unpacked its libraries to " + folder, e);
    } catch (IOException e) {
      log("a temporary folder cannot be deleted", e);
    }
  }

  /** A static field of ONNX Runtime's loader; empty if this version of it has none. */
  private static Optional<Object> loaderState(String name) {
    try {
      Field field = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField(name);
      field.setAccessible(true);
      @Nullable Object value = field.get(null);
      return Optional.ofNullable(value);
    } catch (ReflectiveOperationException | RuntimeException e) {
      log("ONNX Runtime's loader has no " + name, e);
      return Optional.empty();
    }
  }

  private static void log(String message, Throwable cause) {
    System.getLogger(OnnxRuntimeLibraries.class.getName()).log(Level.DEBUG, message, cause);
  }
}
