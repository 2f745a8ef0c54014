package org.redub.files;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of unfinished files, and the unfinished files of processes that were killed. Stateless.
 */
final class Leftovers {
  /** In code points, so that the hidden name stays below the 255 bytes that file systems allow. */
  private static final int MAX_NAME = 40;

  /** In a shared folder the process may run on another machine, where it writes all the time. */
  private static final Duration UNTOUCHED = Duration.ofMinutes(10);

  private static final Pattern OWNER = Pattern.compile("(\\d{1,18})-[0-9a-f]{8}\\.part");

  private Leftovers() {}

  /** A new name for the unfinished file of {@code target}. */
  static Path newFor(Path target) {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return target.resolveSibling(
        "%s%d-%s.part".formatted(prefix(target), ProcessHandle.current().pid(), unique));
  }

  private static String prefix(Path target) {
    String name = String.valueOf(target.getFileName());
    int shown = Math.min(MAX_NAME, name.codePointCount(0, name.length()));
    return ".%s.redub-".formatted(name.substring(0, name.offsetByCodePoints(0, shown)));
  }

  /** Removes unfinished files of {@code target} whose processes have ended. */
  static void remove(Path target, Instant now) {
    Path folder = target.getParent();
    if (folder == null) {
      return;
    }
    try {
      remove(folder, prefix(target), now);
    } catch (IOException | DirectoryIteratorException e) {
      System.getLogger(Leftovers.class.getName())
          .log(Level.DEBUG, "unfinished files of other processes cannot be removed", e);
    }
  }

  private static void remove(Path folder, String prefix, Instant now) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder, file -> String.valueOf(file.getFileName()).startsWith(prefix))) {
      for (Path file : files) {
        Matcher owner = OWNER.matcher(file.getFileName().toString().substring(prefix.length()));
        if (owner.matches() && isAbandoned(file, Long.parseLong(owner.group(1)), now)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isAbandoned(Path file, long pid, Instant now) throws IOException {
    boolean running = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    return !running && Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(UNTOUCHED));
  }
}
