package org.redub.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** What is wrong with a file name. Stateless. */
public final class FileNames {
  /** What {@link #hasUnreadableBytes} means, for a message. */
  public static final String UNREADABLE =
      "its name has bytes that are not UTF-8; rename it, or make a link to it under another name";

  /** What Java puts in place of bytes that it cannot read. */
  private static final char REPLACEMENT = '\uFFFD';

  private FileNames() {}

  /** Whether the path was given with bytes that are not in the encoding of file names. */
  public static boolean hasUnreadableBytes(Path path) {
    return path.toString().indexOf(REPLACEMENT) >= 0;
  }

  /** Why the file system does not accept a path, without the path, for a message. */
  public static String reason(IOException e) {
    String reason = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
    if (reason == null) {
      return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
    return reason.toLowerCase(Locale.ROOT).contains("too long")
        ? "its name is longer than the file system allows, often 255 bytes"
        : reason;
  }
}
