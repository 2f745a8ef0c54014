package org.redub.engine.deliver.preview;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.redub.engine.api.OutputFiles;

/** Writes PNG files, whole or not at all. Stateless. */
final class PngFile {
  private PngFile() {}

  /**
   * Writes {@code picture} to {@code file}. An existing file is replaced once the new one is
   * complete.
   *
   * @throws org.redub.engine.api.RedubException with {@code OUTPUT_FAILED}
   */
  static void write(BufferedImage picture, Path file) {
    OutputFiles.write(file, (OutputStream out) -> write(picture, out));
  }

  private static void write(BufferedImage picture, OutputStream out) throws IOException {
    if (!ImageIO.write(picture, "png", out)) {
      throw new IOException("no PNG writer for pictures of type %d".formatted(picture.getType()));
    }
  }
}
