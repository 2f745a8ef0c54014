package org.redub.engine.media.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/**
 * A file that appears under its name only when it is complete: until then it lies beside it under a
 * hidden temporary name, which goes when the work is given up and when the process is told to stop.
 * Confined to one thread.
 */
public final class OutputFile implements AutoCloseable {
  private static final int MAX_NAME = 80;

  private final Path target;
  private final Path temporary;
  private final Thread stopHook;
  private boolean done;

  private OutputFile(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
    stopHook = new Thread(this::delete, "redub-remove-unfinished-output");
    try {
      Runtime.getRuntime().addShutdownHook(stopHook);
    } catch (IllegalStateException e) {
      throw new RedubException(ErrorCode.CANCELLED, "Redub is being stopped", e);
    }
  }

  /** Reserves the temporary file for {@code output}, following a link to where it leads. */
  public static OutputFile create(Path output) {
    Path target = resolve(output);
    Path temporary = temporaryFor(target);
    OutputFile file = new OutputFile(target, temporary);
    try {
      Files.createFile(temporary);
      return file;
    } catch (IOException | SecurityException e) {
      file.close();
      throw unwritable(output, "its folder cannot be written to", e);
    }
  }

  private static Path temporaryFor(Path target) {
    String name = String.valueOf(target.getFileName());
    String unique = UUID.randomUUID().toString().substring(0, 8);
    String kept = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    return target.resolveSibling(".%s.redub-%s.part".formatted(kept, unique));
  }

  /** Throws unless {@code output} can be written and is none of {@code inputs}; leaves nothing. */
  public static void check(Path output, List<Path> inputs) {
    Path target = resolve(output);
    for (Path input : inputs) {
      if (isSame(output, target, input)) {
        throw new RedubException(
                ErrorCode.OUTPUT_IS_INPUT,
                "output '%s' would overwrite the input '%s'".formatted(output, input))
            .about(output);
      }
    }
    create(output).close();
  }

  private static boolean isSame(Path output, Path target, Path input) {
    try {
      if (Files.exists(target) && Files.exists(input)) {
        return Files.isSameFile(target, input);
      }
    } catch (IOException e) {
      // What cannot be compared on disk is compared by name.
    }
    return output.toAbsolutePath().normalize().equals(input.toAbsolutePath().normalize());
  }

  private static Path resolve(Path output) {
    Path target = output.toAbsolutePath();
    try {
      if (Files.exists(target)) {
        target = target.toRealPath();
      } else if (Files.isSymbolicLink(target)) {
        target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
      }
    } catch (IOException e) {
      throw unwritable(output, "its link cannot be followed", e);
    }
    requireWritable(output, target);
    return target;
  }

  private static void requireWritable(Path output, Path target) {
    Path parent = target.getParent();
    if (Files.isDirectory(target)) {
      throw unwritable(output, "it is a directory; name a file in it");
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(target)) {
      throw unwritable(output, "it is not a regular file");
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw unwritable(output, "it exists and is write-protected");
    }
    if (parent == null || !Files.isDirectory(parent)) {
      throw unwritable(output, "the folder '%s' does not exist".formatted(parent));
    }
    if (!Files.isWritable(parent)) {
      throw unwritable(output, "the folder '%s' is write-protected".formatted(parent));
    }
  }

  private static RedubException unwritable(Path output, String why) {
    return new RedubException(
            ErrorCode.OUTPUT_UNWRITABLE, "output '%s' cannot be written: %s".formatted(output, why))
        .about(output);
  }

  private static RedubException unwritable(Path output, String why, Exception cause) {
    return new RedubException(
            ErrorCode.OUTPUT_UNWRITABLE,
            "output '%s' cannot be written: %s".formatted(output, why),
            cause)
        .about(output);
  }

  public Path target() {
    return target;
  }

  public Path temporary() {
    return temporary;
  }

  /** Gives the finished file its name; returns its size. */
  public long commit() {
    try {
      try {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
      done = true;
      forgetHook();
      return Files.size(target);
    } catch (IOException e) {
      throw new RedubException(
              ErrorCode.OUTPUT_FAILED,
              "output '%s' could not be moved into place".formatted(target),
              e)
          .about(target);
    }
  }

  /** Removes what is unfinished. */
  @Override
  public void close() {
    if (!done) {
      done = true;
      delete();
      forgetHook();
    }
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(stopHook);
    } catch (IllegalStateException e) {
      // The process is stopping and the hook runs anyway; by now it finds nothing to delete.
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      temporary.toFile().deleteOnExit();
    }
  }
}
