package org.redub.models.converter.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the tests' files, independently of the working folder. */
public final class TestFiles {
  private static final Path STORE =
      Path.of("models/runtime/src/main/resources/org/redub/models/store");

  private TestFiles() {}

  /** The TFLite file among the tests' resources. */
  public static byte[] shortRangeTflite() {
    String name = "/org/redub/models/converter/face_detection_short_range.tflite";
    try (InputStream in = TestFiles.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model that is committed for the runtime. */
  public static byte[] committedModel(String fileName) {
    return read(repository().resolve(STORE).resolve(fileName));
  }

  /** A tarball that the script fetch-sources fetched, if it did. */
  public static Optional<Path> fetched(String tarballName) {
    Path sources = repository().resolve("models/converter/target/sources");
    return Optional.of(sources.resolve(tarballName)).filter(Files::isRegularFile);
  }

  /** A file of the folder {@code shared} next to or above the repository, if there is one. */
  public static Optional<Path> shared(String name) {
    for (Path folder = repository(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("shared").resolve(name);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  public static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The root folder of the repository in which the tests run. */
  public static Path repository() {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("models/runtime"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("the tests do not run inside the repository");
    }
    return folder;
  }
}
