package org.redub.engine;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import javax.imageio.ImageIO;

/** The demo's picture and speech, which the examples ship, as test resources of the engine. */
public final class DemoFiles {
  private DemoFiles() {}

  /** Copies the speech (8.15 s) into {@code folder}; returns the copy. */
  public static Path speech(Path folder) throws IOException {
    Path file = folder.resolve("echo-test.flac");
    try (InputStream in = resource("echo-test.flac")) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** The portrait, 512 x 512. */
  public static BufferedImage portrait() throws IOException {
    try (InputStream in = resource("eileen-collins.png")) {
      return ImageIO.read(in);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(DemoFiles.class.getResourceAsStream("/demo/" + name), name);
  }
}
