package org.redub.models.natives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.redub.files.AtomicFile;

/**
 * The large libraries of a folder whose checksums were right when they were last compared, with the
 * times of their files: comparing the gigabytes of CUDA at each start would take seconds. Kept in a
 * file of that folder. Confined to one thread.
 */
final class CheckedFiles {
  /** A file that is larger is compared only once. */
  static final long LARGE_BYTES = 32L << 20;

  private static final String LIST = "checked.txt";

  private final Path folder;
  private final Set<String> lines;

  private CheckedFiles(Path folder, Set<String> lines) {
    this.folder = folder;
    this.lines = lines;
  }

  /** The list of a folder; empty if it has none. */
  static CheckedFiles of(Path folder) throws IOException {
    Set<String> lines = new HashSet<>();
    try {
      lines.addAll(Files.readAllLines(listIn(folder), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return new CheckedFiles(folder, lines);
    }
    return new CheckedFiles(folder, lines);
  }

  static Path listIn(Path folder) {
    return folder.resolve(LIST);
  }

  /** Whether that library was compared and its file has not changed since. */
  boolean contains(NativeLibrary library) throws IOException {
    Path file = folder.resolve(library.name());
    return isLarge(library)
        && Files.isRegularFile(file)
        && Files.size(file) == library.sizeBytes()
        && lines.contains(line(library, file));
  }

  /** Saves that these libraries, which lie in the folder, were compared. */
  void save(List<NativeLibrary> libraries) throws IOException {
    List<String> large = new ArrayList<>();
    for (NativeLibrary library : libraries) {
      if (isLarge(library)) {
        large.add(line(library, folder.resolve(library.name())));
      }
    }
    if (!large.isEmpty() && !lines.equals(Set.copyOf(large))) {
      AtomicFile.write(
          listIn(folder),
          out -> out.write(String.join("\n", large).getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static boolean isLarge(NativeLibrary library) {
    return library.sizeBytes() > LARGE_BYTES;
  }

  private static String line(NativeLibrary library, Path file) throws IOException {
    return "%s %d %08x %s"
        .formatted(
            library.name(),
            library.sizeBytes(),
            library.crc32(),
            Files.getLastModifiedTime(file).toInstant());
  }
}
