package org.redub.models.converter.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.redub.files.AtomicFile;
import org.redub.files.OutputException;

/** A folder in which only whole files appear. Immutable. */
public final class OutputFolder {
  private final Path folder;

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /** Creates the folder and its parents if they do not exist. */
  public static OutputFolder create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw failed("cannot create the folder " + folder + " (" + e + ")", e);
    }
    return new OutputFolder(folder);
  }

  /** Writes a file, replacing an older one of the same name. */
  public Path write(String fileName, byte[] content) {
    Path target = folder.resolve(fileName);
    try {
      AtomicFile.write(target, content);
    } catch (OutputException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    }
    return target;
  }

  private static ConversionException failed(String what, IOException cause) {
    return new ConversionException(ConversionException.Code.OUTPUT_FAILED, what, cause);
  }
}
