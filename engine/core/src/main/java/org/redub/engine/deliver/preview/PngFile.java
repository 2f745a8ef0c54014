package org.redub.engine.deliver.preview;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/** Writes pictures as PNG files: whole or not at all. */
final class PngFile {
  private PngFile() {}

  /**
   * Writes {@code picture} to {@code file}, replacing what was there once the new file is complete.
   *
   * @throws RedubException with {@code OUTPUT_FAILED}
   */
  static void write(BufferedImage picture, Path file) {
    // Not createTempFile: its files are for their owner's eyes only, and moving keeps that.
    Path part =
        file.resolveSibling(".%s.redub-%s.part".formatted(file.getFileName(), UUID.randomUUID()));
    try {
      ImageIO.write(picture, "png", part.toFile());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      part.toFile().delete();
      throw new RedubException(
              ErrorCode.OUTPUT_FAILED,
              "%s cannot be written: %s".formatted(file, e.getMessage()),
              e)
          .about(file);
    }
  }
}
