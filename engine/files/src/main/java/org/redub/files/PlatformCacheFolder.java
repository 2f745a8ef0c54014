package org.redub.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder for caches on this platform: {@code $XDG_CACHE_HOME/redub} or {@code ~/.cache/redub},
 * {@code ~/Library/Caches/redub} on macOS, {@code %LOCALAPPDATA%\redub\cache} on Windows.
 * Stateless.
 */
public final class PlatformCacheFolder {
  private PlatformCacheFolder() {}

  /** The cache folder of Redub; empty if the process has no home folder. */
  public static Optional<Path> find() {
    return find(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
  }

  static Optional<Path> find(String system, @Nullable String home, Map<String, String> variables) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return first(
          absolute(variables.get("LOCALAPPDATA"), "redub", "cache"),
          absolute(home, "AppData", "Local", "redub", "cache"));
    }
    if (name.startsWith("mac")) {
      return absolute(home, "Library", "Caches", "redub");
    }
    // The XDG specification requires that relative paths are ignored.
    return first(
        absolute(variables.get("XDG_CACHE_HOME"), "redub"), absolute(home, ".cache", "redub"));
  }

  private static Optional<Path> first(Optional<Path> one, Optional<Path> other) {
    return one.or(() -> other);
  }

  private static Optional<Path> absolute(@Nullable String base, String... more) {
    if (base == null || base.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Stream.of(Path.of(base, more)).filter(path -> Path.of(base).isAbsolute()).findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
