package org.redub.engine.preview;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import org.redub.engine.ErrorCode;
import org.redub.engine.RedubException;

/** Writes pictures as PNG files: whole or not at all. */
final class PngFile {
  private PngFile() {}

  /**
   * Writes {@code picture} to {@code file}, replacing what was there once the new file is complete.
   *
   * @throws RedubException with {@code OUTPUT_FAILED}
   */
  static void write(BufferedImage picture, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path part = null;
    try {
      part = Files.createTempFile(folder, "." + file.getFileName() + ".redub-", ".part");
      ImageIO.write(picture, "png", part.toFile());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      if (part != null) {
        part.toFile().delete();
      }
      throw new RedubException(
          ErrorCode.OUTPUT_FAILED, "%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }
}
