package org.redub.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redub.models.ModelStore;

/** Where networks that a user has added are kept. Stateless. */
public final class ModelFolder {
  private ModelFolder() {}

  /** The folder that {@code redub models add} copies to by default. */
  public static Path standard() {
    return standard(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home")),
        System.getenv());
  }

  /** The folder on a platform, below the one in which its programs keep data of a user. */
  static Path standard(String os, Path home, Map<String, String> environment) {
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
   * The built-in networks, those that the user has added, and those of a folder. Of two networks
   * with the same id, the latter is used.
   *
   * @throws org.redub.models.ModelException if a card cannot be read
   */
  public static ModelStore store(@Nullable Path folder) {
    ModelStore store = ModelStore.embedded();
    Path added = standard();
    if (Files.isDirectory(added)) {
      store = store.directory(added);
    }
    return folder == null ? store : store.directory(folder);
  }
}
