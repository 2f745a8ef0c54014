package org.redub.models;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The folder for temporary files. Stateless. */
public final class TemporaryFolder {
  private TemporaryFolder() {}

  /** A message that says why it cannot be written, and what to do. */
  public static String unusable(IOException e) {
    String why =
        e instanceof FileSystemException known && known.getReason() != null
            ? known.getReason()
            : e.getMessage();
    return "the folder for temporary files, '%s', cannot be written to: %s; set TMPDIR to another"
            .formatted(
                System.getProperty("java.io.tmpdir"),
                e instanceof NoSuchFileException ? "it does not exist" : why)
        + " folder";
  }
}
