package org.redub.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redub.models.ModelStore;

/** Where the networks that a user brought are kept. Stateless. */
public final class ModelFolder {
  private ModelFolder() {}

  /** The folder that {@code redub models add} copies to unless told otherwise. */
  public static Path usual() {
    return usual(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home")),
        System.getenv());
  }

  /** The folder on a platform, where its programs keep what is theirs. */
  static Path usual(String os, Path home, Map<String, String> environment) {
    String name = os.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String local = environment.get("LOCALAPPDATA");
      Path base = local == null ? home.resolve("AppData").resolve("Local") : Path.of(local);
      return base.resolve("redub").resolve("models");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library/Application Support/redub/models");
    }
    String data = environment.get("XDG_DATA_HOME");
    Path base =
        data == null || !Path.of(data).isAbsolute() ? home.resolve(".local/share") : Path.of(data);
    return base.resolve("redub").resolve("models");
  }

  /**
   * The networks that ship, the user's over them, and over these those of a folder.
   *
   * @throws org.redub.models.ModelException if a card cannot be read
   */
  public static ModelStore store(@Nullable Path folder) {
    ModelStore store = ModelStore.embedded();
    Path usual = usual();
    if (Files.isDirectory(usual)) {
      store = store.directory(usual);
    }
    return folder == null ? store : store.directory(folder);
  }
}
