package org.redub.models.converter.io;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder that only ever shows whole files: each is written under a temporary name and moved into
 * place. Confined to one thread.
 */
public final class OutputFolder {
  private final Path folder;

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /** Creates the folder, and those above it, when absent. */
  public static OutputFolder create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw failed("cannot create the folder " + folder, e);
    }
    return new OutputFolder(folder);
  }

  /** Writes one file, replacing what had its name. */
  public Path write(String fileName, byte[] content) {
    Path target = folder.resolve(fileName);
    try {
      Path partial = folder.resolve(partialName(fileName));
      try {
        Files.write(partial, content);
        moveIntoPlace(partial, target);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw failed("cannot write " + target, e);
    }
    return target;
  }

  /** Not a temporary file of the platform's, which only its owner could read afterwards. */
  private static String partialName(String fileName) {
    return "." + fileName + "." + ProcessHandle.current().pid() + ".part";
  }

  private static void moveIntoPlace(Path partial, Path target) throws IOException {
    try {
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static ConversionException failed(String what, IOException cause) {
    return new ConversionException(
        ConversionException.Code.OUTPUT_FAILED, what + " (" + cause + ")", cause);
  }
}
