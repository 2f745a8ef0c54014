package org.redub.models.natives;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Native libraries of one package that must lie in one folder. Immutable.
 *
 * @param name names the package, its version and the content of the libraries
 */
record NativeSet(String name, List<NativeLibrary> libraries) {
  NativeSet {
    libraries = List.copyOf(libraries);
  }

  /**
   * Finds libraries on the class path.
   *
   * @param folder the folder of resources that holds them, ending with a slash
   * @param required file names without which the set is empty
   * @param optional file names that only some packages have
   * @return empty if a required one is not on the class path
   * @throws IOException if the jar cannot be read
   */
  static Optional<NativeSet> find(
      ClassLoader loader, String folder, List<String> required, List<String> optional)
      throws IOException {
    List<NativeLibrary> libraries = new ArrayList<>();
    for (String file : required) {
      @Nullable URL source = loader.getResource(folder + file);
      if (source == null) {
        return Optional.empty();
      }
      libraries.add(NativeLibrary.at(source));
    }
    for (String file : optional) {
      @Nullable URL source = loader.getResource(folder + file);
      if (source != null) {
        libraries.add(NativeLibrary.at(source));
      }
    }
    return Optional.of(of(libraries));
  }

  static NativeSet of(List<NativeLibrary> libraries) {
    CRC32 content = new CRC32();
    for (NativeLibrary library : libraries) {
      String line = "%s %d %d%n".formatted(library.name(), library.sizeBytes(), library.crc32());
      content.update(line.getBytes(StandardCharsets.UTF_8));
    }
    String name = "%s-%08x".formatted(packageOf(libraries.get(0)), content.getValue());
    return new NativeSet(name, libraries);
  }

  /** The name of the jar, which has the version in it, for example {@code onnxruntime-1.23.0}. */
  private static String packageOf(NativeLibrary library) {
    String source = library.source().toString();
    int end = source.indexOf(".jar!/");
    return end < 0 ? "classes" : source.substring(source.lastIndexOf('/', end) + 1, end);
  }
}
