package org.redub.files;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redub.files.OutputException.Problem;

/**
 * A folder of files that appears under its name only when it is complete. Until then its files are
 * written to a hidden folder beside it, which is removed when writing is abandoned and when the
 * process is asked to stop. Holds files only, no further folders.
 *
 * <p>Confined to one thread; whoever creates it closes it, also after {@link #commit}.
 */
public final class AtomicFolder implements AutoCloseable {
  private final Path output;
  private final Path temporary;
  private final Thread stopHook = new Thread(this::stop, "redub-remove-unfinished-folder");
  private boolean stopped;
  private boolean done;

  private AtomicFolder(Path output) {
    this.output = output;
    Path target = output.toAbsolutePath().normalize();
    String unique = UUID.randomUUID().toString().substring(0, 8);
    temporary = target.resolveSibling(".redub-%s.part".formatted(unique));
  }

  /**
   * Checks that a folder can be written: it does not exist or is empty, and its parent can be
   * written to. Leaves nothing behind.
   *
   * @throws OutputException with {@code UNWRITABLE}
   */
  public static void check(Path output) throws OutputException {
    create(output).close();
  }

  /**
   * Creates the hidden folder.
   *
   * @throws OutputException with {@code UNWRITABLE} or {@code CANCELLED}
   */
  public static AtomicFolder create(Path output) throws OutputException {
    requireFree(output);
    AtomicFolder folder = new AtomicFolder(output);
    try {
      Runtime.getRuntime().addShutdownHook(folder.stopHook);
    } catch (IllegalStateException e) {
      throw new OutputException(Problem.CANCELLED, output, "Redub is being stopped", e);
    }
    try {
      Files.createDirectory(folder.temporary);
      return folder;
    } catch (IOException e) {
      folder.close();
      throw unwritable(output, "the folder that it is in cannot be written to", e);
    }
  }

  private static void requireFree(Path output) throws OutputException {
    if (!Files.exists(output)) {
      return;
    }
    if (!Files.isDirectory(output)) {
      throw unwritable(output, "it is a file", null);
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(output)) {
      if (files.iterator().hasNext()) {
        throw unwritable(output, "it is not empty", null);
      }
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw unwritable(output, "it cannot be read", e);
    }
  }

  private static OutputException unwritable(Path output, String why, @Nullable Throwable cause) {
    return new OutputException(
        Problem.UNWRITABLE,
        output,
        "folder '%s' cannot be written: %s; name a new or empty one".formatted(output, why),
        cause);
  }

  /** The folder to write files to. */
  public Path temporary() {
    return temporary;
  }

  /**
   * Gives the folder its name.
   *
   * @throws OutputException with {@code FAILED} or {@code CANCELLED}
   */
  public synchronized void commit() throws OutputException {
    if (done) {
      throw new IllegalStateException("'%s' is committed or closed".formatted(output));
    }
    if (stopped) {
      close();
      throw new OutputException(Problem.CANCELLED, output, "Redub is being stopped", null);
    }
    try {
      Path target = output.toAbsolutePath().normalize();
      Files.deleteIfExists(target);
      Files.move(temporary, target);
      end();
    } catch (DirectoryNotEmptyException e) {
      close();
      throw new OutputException(
          Problem.FAILED,
          output,
          "folder '%s' was filled by someone else meanwhile".formatted(output),
          e);
    } catch (IOException e) {
      close();
      throw new OutputException(
          Problem.FAILED,
          output,
          "folder '%s' could not be moved into place: %s".formatted(output, e.getMessage()),
          e);
    }
  }

  /** Removes an unfinished folder; does nothing after {@link #commit}. */
  @Override
  public synchronized void close() {
    if (!done) {
      delete();
      end();
    }
  }

  private void end() {
    done = true;
    try {
      Runtime.getRuntime().removeShutdownHook(stopHook);
    } catch (IllegalStateException e) {
      // The process is stopping and the hook runs anyway, but finds nothing to delete.
      return;
    }
  }

  private synchronized void stop() {
    stopped = true;
    delete();
  }

  private void delete() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // It may never have been created; what cannot be deleted stays hidden.
      return;
    }
  }
}
