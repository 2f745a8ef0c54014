package org.redub.files;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redub.files.OutputException.Problem;

/**
 * The destination of an output file: the path as given, and the file that is written after
 * following symbolic links. Immutable.
 *
 * @param output the path as given; messages name it
 * @param target the absolute path of the file, which is not a link
 */
public record OutputPlace(Path output, Path target) {
  /** The number of consecutive links that Linux follows. */
  private static final int MAX_LINKS = 40;

  /**
   * Resolves {@code output} and checks whether a file can be written there. Writes nothing.
   *
   * @throws OutputException with {@code UNWRITABLE}
   */
  public static OutputPlace of(Path output) throws OutputException {
    OutputPlace place = new OutputPlace(output, follow(output));
    place.requireWritable();
    return place;
  }

  /**
   * Like {@link #of}, and also checks that the output is not one of {@code inputs} under another
   * name and that its folder accepts a new file. Leaves no file behind.
   *
   * @throws OutputException with {@code IS_INPUT}, {@code UNWRITABLE} or {@code CANCELLED}
   */
  public static OutputPlace check(Path output, Collection<Path> inputs) throws OutputException {
    OutputPlace place = of(output);
    for (Path input : inputs) {
      if (place.isSame(input)) {
        throw new OutputException(
            Problem.IS_INPUT,
            output,
            "output '%s' would overwrite the input '%s'".formatted(output, input),
            null);
      }
    }
    AtomicFile.create(place).close();
    return place;
  }

  private static Path follow(Path output) throws OutputException {
    Path target = output.toAbsolutePath();
    try {
      for (int links = 0; !Files.exists(target) && Files.isSymbolicLink(target); links++) {
        if (links == MAX_LINKS) {
          throw unwritable(output, "its links form a cycle", null);
        }
        target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
      }
      return Files.exists(target) ? target.toRealPath() : target;
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw unwritable(output, "its link cannot be followed", e);
    }
  }

  private void requireWritable() throws OutputException {
    Path folder = target.getParent();
    requireUsableName();
    if (Files.isDirectory(target)) {
      throw unwritable("it is a directory; name a file in it", null);
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(target)) {
      throw unwritable("it is not a regular file", null);
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw unwritable("it exists and is write-protected", null);
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw unwritable("the folder '%s' does not exist".formatted(folder), null);
    }
    if (!Files.isWritable(folder)) {
      throw unwritable("the folder '%s' is write-protected".formatted(folder), null);
    }
  }

  private void requireUsableName() throws OutputException {
    if (FileNames.hasUnreadableBytes(target)) {
      throw unwritable(FileNames.UNREADABLE, null);
    }
    Path folder = target.getParent();
    try {
      Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException | AccessDeniedException e) {
      // A new file, or a folder whose permissions are checked next.
      return;
    } catch (IOException e) {
      if (folder != null && Files.isDirectory(folder)) {
        throw unwritable(FileNames.reason(e), e);
      }
    }
  }

  private boolean isSame(Path input) {
    try {
      if (Files.exists(target) && Files.exists(input)) {
        return Files.isSameFile(target, input);
      }
    } catch (IOException e) {
      // Files that cannot be compared on disk are compared by name.
    }
    Path named = input.toAbsolutePath().normalize();
    return List.of(target.normalize(), output.toAbsolutePath().normalize()).contains(named);
  }

  OutputException unwritable(String why, @Nullable Throwable cause) {
    return unwritable(output, why, cause);
  }

  private static OutputException unwritable(Path output, String why, @Nullable Throwable cause) {
    return new OutputException(
        Problem.UNWRITABLE,
        output,
        "output '%s' cannot be written: %s".formatted(output, why),
        cause);
  }

  /** Without the names of temporary files, which mean nothing to people. */
  private static String reason(Throwable cause) {
    return cause instanceof IOException known
        ? FileNames.reason(known)
        : Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
  }

  OutputException failed(String what, Throwable cause) {
    if (cause instanceof ClosedByInterruptException) {
      return new OutputException(
          Problem.CANCELLED,
          output,
          "output '%s' was given up: interrupted".formatted(output),
          cause);
    }
    String why = reason(cause);
    return new OutputException(
        Problem.FAILED,
        output,
        "output '%s' could not be %s: %s".formatted(output, what, why),
        cause);
  }
}
