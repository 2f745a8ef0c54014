package org.redub.engine.analyse.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of the cache, as listed in its folder. Immutable.
 *
 * @param lastUse modification time of the file, which is updated at every use
 */
record CachedFile(Path path, long bytes, Instant lastUse) {
  static final String ENDING = ".take";

  private static final Predicate<String> ENTRY =
      Pattern.compile("[0-9a-f]{64}\\.take").asMatchPredicate();
  private static final Predicate<String> UNFINISHED =
      Pattern.compile("\\.[0-9a-f]{40}\\.redub-.*\\.part").asMatchPredicate();

  /** The analyses in a folder, least recently used first; empty if the folder does not exist. */
  static List<CachedFile> entries(Path folder) throws IOException {
    return list(folder, ENTRY);
  }

  /**
   * Unfinished files: those of processes that stopped early, and those being written at the moment.
   */
  static List<CachedFile> unfinished(Path folder) throws IOException {
    return list(folder, UNFINISHED);
  }

  private static List<CachedFile> list(Path folder, Predicate<String> named) throws IOException {
    List<CachedFile> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          (Iterable<Path>)
              files.filter(path -> named.test(String.valueOf(path.getFileName())))::iterator) {
        add(file, found);
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    found.sort(Comparator.comparing(CachedFile::lastUse));
    return found;
  }

  private static void add(Path file, List<CachedFile> found) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isRegularFile()) {
        found.add(
            new CachedFile(file, attributes.size(), attributes.lastModifiedTime().toInstant()));
      }
    } catch (NoSuchFileException e) {
      // Another process has deleted it since the folder was listed.
      return;
    }
  }

  String key() {
    String name = String.valueOf(path.getFileName());
    return name.substring(0, name.length() - ENDING.length());
  }
}
