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
 * A file of the cache as its folder shows it. Immutable.
 *
 * @param lastUse the file's modified time, which every use renews
 */
record CachedFile(Path path, long bytes, Instant lastUse) {
  static final String ENDING = ".take";

  private static final Predicate<String> ENTRY =
      Pattern.compile("[0-9a-f]{64}\\.take").asMatchPredicate();
  private static final Predicate<String> UNFINISHED =
      Pattern.compile("\\.[0-9a-f]{40}\\.redub-.*\\.part").asMatchPredicate();

  /** The analyses in a folder, the one not used for longest first; none if there is no folder. */
  static List<CachedFile> entries(Path folder) throws IOException {
    return list(folder, ENTRY);
  }

  /** What processes that ended early left behind, and what others are writing just now. */
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
