package org.redub.engine.media.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.files.FileNames;

/** Checks input files before FFmpeg opens them, so that errors are clear. Stateless. */
final class InputFile {

  private InputFile() {}

  /** Checks that {@code file} is a readable regular file and not empty. */
  static void check(Path file) {
    checkName(file);
    if (Files.isDirectory(file)) {
      throw unreadable(file, "is a directory, not a media file");
    }
    if (!Files.isReadable(file)) {
      throw unreadable(file, "cannot be read: permission denied");
    }
    if (!Files.isRegularFile(file)) {
      throw unreadable(file, "is not a regular file, and Redub reads inputs more than once");
    }
    if (sizeOf(file) == 0) {
      throw new RedubException(
              ErrorCode.INPUT_NOT_MEDIA, "input file '%s' is empty (0 bytes)".formatted(file))
          .about(file);
    }
  }

  private static void checkName(Path file) {
    try {
      Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      String why =
          FileNames.hasUnreadableBytes(file)
              ? "cannot be found: " + FileNames.UNREADABLE
              : "does not exist";
      throw new RedubException(
              ErrorCode.INPUT_NOT_FOUND, "input file '%s' %s".formatted(file, why), e)
          .about(file);
    } catch (AccessDeniedException e) {
      throw unreadable(file, "cannot be read: permission denied");
    } catch (IOException e) {
      throw unreadable(file, "cannot be read: " + FileNames.reason(e));
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new RedubException(
              ErrorCode.INPUT_UNREADABLE, "input file '%s' cannot be read".formatted(file), e)
          .about(file);
    }
  }

  private static RedubException unreadable(Path file, String why) {
    return new RedubException(ErrorCode.INPUT_UNREADABLE, "input file '%s' %s".formatted(file, why))
        .about(file);
  }
}
