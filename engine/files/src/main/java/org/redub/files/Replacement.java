package org.redub.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces one file by another. Stateless. */
final class Replacement {
  private Replacement() {}

  /** {@link Files#move}, or a test's substitute for it. */
  @FunctionalInterface
  interface Move {
    void move(Path source, Path target, CopyOption... options) throws IOException;
  }

  /** Waits until the content of {@code file} is on the disk. */
  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /**
   * Moves {@code source} to {@code target} in one step. If the file system cannot do so, the old
   * file is first renamed, and restored if the move fails; only then is there a moment without a
   * file.
   */
  static void move(Path source, Path target, Move move) throws IOException {
    try {
      move.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      moveInSteps(source, target, move);
    }
    syncFolder(target);
  }

  private static void moveInSteps(Path source, Path target, Move move) throws IOException {
    if (!Files.exists(target)) {
      move.move(source, target);
      return;
    }
    Path aside = source.resolveSibling(source.getFileName() + ".old");
    move.move(target, aside);
    try {
      move.move(source, target);
    } catch (IOException | RuntimeException e) {
      move.move(aside, target);
      throw e;
    }
    Files.delete(aside);
  }

  /** Makes the new name survive a power cut, where folders can be synced (not on Windows). */
  private static void syncFolder(Path file) {
    Path folder = file.getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException | UnsupportedOperationException e) {
      // The new file is complete and in place. After a power cut the old one may be back, which is
      // also complete.
      return;
    }
  }
}
