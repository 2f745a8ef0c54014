package org.redub.engine.api;

import java.nio.file.Path;
import java.util.Collection;
import org.redub.files.AtomicFile;
import org.redub.files.OutputException;
import org.redub.files.OutputPlace;

/** Checks and writes output files; errors have the engine's codes. Stateless. */
public final class OutputFiles {
  private OutputFiles() {}

  /**
   * Checks that {@code output} can be written, before any work starts. Leaves no file behind.
   *
   * @throws RedubException OUTPUT_UNWRITABLE, or OUTPUT_IS_INPUT if it is the same file as one of
   *     {@code inputs}
   */
  public static void check(Path output, Collection<Path> inputs) {
    try {
      OutputPlace.check(output, inputs);
    } catch (OutputException e) {
      throw error(e);
    }
  }

  /**
   * Writes a file whole or not at all.
   *
   * @throws RedubException OUTPUT_UNWRITABLE, OUTPUT_FAILED or CANCELLED; an existing file is
   *     unchanged then
   */
  public static void write(Path output, AtomicFile.Content content) {
    try {
      AtomicFile.write(output, content);
    } catch (OutputException e) {
      throw error(e);
    }
  }

  /** Writes a file in UTF-8; see {@link #write}. */
  public static void writeText(Path output, AtomicFile.Text text) {
    try {
      AtomicFile.writeText(output, text);
    } catch (OutputException e) {
      throw error(e);
    }
  }

  /** The same error as one of the engine's, about the same file. */
  public static RedubException error(OutputException e) {
    ErrorCode code =
        switch (e.problem()) {
          case IS_INPUT -> ErrorCode.OUTPUT_IS_INPUT;
          case UNWRITABLE -> ErrorCode.OUTPUT_UNWRITABLE;
          case FAILED -> ErrorCode.OUTPUT_FAILED;
          case CANCELLED -> ErrorCode.CANCELLED;
        };
    RedubException error = new RedubException(code, String.valueOf(e.getMessage()), e);
    return e.output().map(error::about).orElse(error);
  }
}
