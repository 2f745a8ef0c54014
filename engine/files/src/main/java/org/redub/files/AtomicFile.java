package org.redub.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redub.files.OutputException.Problem;

/**
 * A file that appears under its name only when it is complete. Until then it is written next to its
 * target under a hidden name. {@link #commit} syncs it to the disk and moves it into place, which
 * replaces an older file in one step; after any failure the older file is unchanged. The temporary
 * file is removed when writing is abandoned and when the process is asked to stop; one that a
 * killed process left behind is removed when the same file is written again. Symbolic links are
 * followed and kept, and so are the permissions of a replaced file.
 *
 * <p>Confined to one thread; whoever creates it closes it, also after {@link #commit}.
 */
public final class AtomicFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private static final Class<PosixFileAttributeView> POSIX = PosixFileAttributeView.class;

  private final OutputPlace place;
  private final Path temporary;
  private final Thread stopHook = new Thread(this::stop, "redub-remove-unfinished-output");
  private boolean stopped;
  private boolean done;

  /** Writes the content of a file; need not close or flush {@code out}. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  /** Writes the text of a file; need not close or flush {@code out}. */
  @FunctionalInterface
  public interface Text {
    void to(Writer out) throws IOException;
  }

  private AtomicFile(OutputPlace place) {
    this.place = place;
    this.temporary = Leftovers.newFor(place.target());
  }

  /**
   * Writes {@code file} in one call.
   *
   * @throws OutputException if it cannot be written, or if {@code content} fails with an {@code
   *     IOException}; an older file is then unchanged
   */
  public static void write(Path file, Content content) throws OutputException {
    try (AtomicFile atomic = create(file)) {
      atomic.fill(content);
      atomic.commit();
    }
  }

  /** Writes {@code file} in one call; see {@link #write(Path, Content)}. */
  public static void write(Path file, byte[] content) throws OutputException {
    write(file, (OutputStream out) -> out.write(content));
  }

  /** Writes {@code file} in one call, in UTF-8; see {@link #write(Path, Content)}. */
  public static void writeText(Path file, Text text) throws OutputException {
    write(
        file,
        (OutputStream out) -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          // Closing also flushes. A writer that the caller closed can be closed again, but not
          // flushed.
          try (writer) {
            text.to(writer);
          }
        });
  }

  /** Writes {@code file} in one call, in UTF-8; see {@link #write(Path, Content)}. */
  public static void writeText(Path file, CharSequence text) throws OutputException {
    writeText(file, (Writer out) -> out.append(text));
  }

  /**
   * Creates the temporary file for {@code output}, for writers such as FFmpeg that need a path: let
   * them write to {@link #temporary}, then {@link #commit} or {@link #close}.
   *
   * @throws OutputException with {@code UNWRITABLE} or {@code CANCELLED}
   */
  public static AtomicFile create(Path output) throws OutputException {
    return create(OutputPlace.of(output));
  }

  static AtomicFile create(OutputPlace place) throws OutputException {
    AtomicFile file = new AtomicFile(place);
    try {
      Runtime.getRuntime().addShutdownHook(file.stopHook);
    } catch (IllegalStateException e) {
      throw file.stopping(e);
    }
    try {
      file.reserve();
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e instanceof OutputException known
          ? known
          : place.unwritable("its folder cannot be written to", e);
    }
  }

  private synchronized void reserve() throws IOException {
    if (stopped) {
      throw stopping(null);
    }
    Leftovers.remove(place.target(), Instant.now());
    // createTempFile would make a file that only its owner may read, also after the move.
    Files.createFile(temporary);
    keepPermissions();
  }

  private void keepPermissions() throws IOException {
    boolean posix = Files.getFileStore(temporary).supportsFileAttributeView(POSIX);
    if (posix && Files.exists(place.target())) {
      Set<PosixFilePermission> old = Files.getPosixFilePermissions(place.target());
      if (!old.equals(Files.getPosixFilePermissions(temporary))) {
        Files.setPosixFilePermissions(temporary, old);
      }
    }
  }

  private OutputException stopping(@Nullable Throwable cause) {
    return new OutputException(Problem.CANCELLED, place.output(), "Redub is being stopped", cause);
  }

  /** The path at which the file appears. */
  public Path target() {
    return place.target();
  }

  /** The path at which the file is written until then. */
  public Path temporary() {
    return temporary;
  }

  private void fill(Content content) throws OutputException {
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(temporary, StandardOpenOption.WRITE), BUFFER_BYTES)) {
      content.to(out);
    } catch (IOException e) {
      throw place.failed("written", e);
    }
  }

  /**
   * Syncs the finished file and moves it to its target, whose old content is then gone.
   *
   * @return its size in bytes
   * @throws OutputException with {@code FAILED} or {@code CANCELLED}; the old content is then
   *     unchanged
   */
  public synchronized long commit() throws OutputException {
    if (done) {
      throw new IllegalStateException("'%s' is committed or closed".formatted(place.output()));
    }
    if (stopped) {
      close();
      throw stopping(null);
    }
    try {
      long bytes = Files.size(temporary);
      Replacement.sync(temporary);
      Replacement.move(temporary, place.target(), Files::move);
      end();
      return bytes;
    } catch (IOException e) {
      close();
      throw place.failed("moved into place", e);
    }
  }

  /** Removes an unfinished file; does nothing after {@link #commit}. */
  @Override
  public synchronized void close() {
    if (!done && delete()) {
      end();
    }
    // If it cannot be deleted, for example because Windows has it open, the stop hook tries again.
    done = true;
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

  private boolean delete() {
    try {
      Files.deleteIfExists(temporary);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
