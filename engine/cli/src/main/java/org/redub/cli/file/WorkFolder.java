package org.redub.cli.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.models.TemporaryFolder;

/** A temporary folder that is deleted with its content when closed. Confined to one thread. */
public final class WorkFolder implements AutoCloseable {
  private final Path path;

  private WorkFolder(Path path) {
    this.path = path;
  }

  /**
   * Creates a folder in the system's temporary folder; the caller closes it.
   *
   * @throws RedubException with {@code FOLDER_UNUSABLE}
   */
  public static WorkFolder create(String purpose) {
    try {
      return new WorkFolder(Files.createTempDirectory("redub-" + purpose + "-"));
    } catch (IOException e) {
      throw new RedubException(ErrorCode.FOLDER_UNUSABLE, TemporaryFolder.unusable(e), e);
    }
  }

  public Path file(String name) {
    return path.resolve(name);
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    List<Path> all;
    try (Stream<Path> files = Files.walk(path)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      all = List.of(path);
    }
    for (Path file : all) {
      if (!file.toFile().delete()) {
        file.toFile().deleteOnExit();
      }
    }
  }
}
