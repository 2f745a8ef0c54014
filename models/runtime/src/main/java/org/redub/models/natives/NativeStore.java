package org.redub.models.natives;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redub.files.AtomicFile;
import org.redub.files.PlatformCacheFolder;

/**
 * The user's folder of unpacked native libraries, with one folder for each version of a package.
 * Every file appears in it whole or not at all and is compared with the checksum of its jar before
 * each use, so that threads and processes may share the folder without locks: at worst, two of them
 * write the same file. A large file is compared again only if its size or time has changed; see
 * {@link CheckedFiles}. The time of a folder is that of its last use. Immutable and thread-safe.
 */
public final class NativeStore {
  /** System property with the folder, or {@code off}. */
  public static final String PROPERTY = "redub.natives";

  /**
   * A version that was not used for so long is deleted. A process that runs may still need its own.
   */
  private static final Duration KEPT_UNUSED = Duration.ofDays(14);

  private final Path folder;

  NativeStore(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /**
   * The store in the folder that {@value #PROPERTY} names, otherwise in the platform's folder for
   * caches; empty if it is off or there is no such folder.
   */
  public static Optional<NativeStore> ofUser() {
    @Nullable String chosen = System.getProperty(PROPERTY);
    if (chosen == null || chosen.isEmpty()) {
      return PlatformCacheFolder.find().map(cache -> new NativeStore(cache.resolve("natives")));
    }
    try {
      return chosen.equals("off")
          ? Optional.empty()
          : Optional.of(new NativeStore(Path.of(chosen)));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  public Path folder() {
    return folder;
  }

  /**
   * Makes sure that the libraries lie unpacked and undamaged in a folder, and deletes the folders
   * of other versions that were not used for two weeks.
   *
   * @return that folder
   * @throws IOException if it cannot be written
   */
  Path unpack(NativeSet set) throws IOException {
    Path target = Files.createDirectories(folder.resolve(set.name()));
    CheckedFiles checked = CheckedFiles.of(target);
    for (NativeLibrary library : set.libraries()) {
      Path file = target.resolve(library.name());
      if (!checked.contains(library) && !library.isAt(file)) {
        AtomicFile.write(file, (OutputStream out) -> copy(library, out));
        if (!library.isAt(file)) {
          throw new IOException("'%s' is damaged after it was written".formatted(file));
        }
      }
    }
    checked.save(set.libraries());
    Instant now = Instant.now();
    markUsed(target, now);
    removeUnused(folder, Set.of(target), now);
    removeUnused(target, filesOf(set, target), now);
    return target;
  }

  private static Set<Path> filesOf(NativeSet set, Path target) {
    Set<Path> files = new HashSet<>();
    set.libraries().forEach(library -> files.add(target.resolve(library.name())));
    files.add(CheckedFiles.listIn(target));
    return files;
  }

  private static void copy(NativeLibrary library, OutputStream out) throws IOException {
    try (InputStream in = library.open()) {
      in.transferTo(out);
    }
  }

  static void markUsed(Path used, Instant now) throws IOException {
    Files.setLastModifiedTime(used, FileTime.from(now));
  }

  /**
   * Deletes what lies in {@code parent}, is not in {@code keep} and was not used for two weeks.
   * Whatever cannot be deleted stays: another process may be deleting it.
   */
  static void removeUnused(Path parent, Set<Path> keep, Instant now) throws IOException {
    FileTime oldest = FileTime.from(now.minus(KEPT_UNUSED));
    try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
      for (Path child : children) {
        if (!keep.contains(child) && isOlder(child, oldest)) {
          delete(child);
        }
      }
    }
  }

  private static boolean isOlder(Path file, FileTime oldest) throws IOException {
    try {
      return Files.getLastModifiedTime(file).compareTo(oldest) < 0;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void delete(Path root) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(root)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException e) {
      return;
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
