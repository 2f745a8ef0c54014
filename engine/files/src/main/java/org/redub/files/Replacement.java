package org.redub.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts a finished file in the place of another. Stateless. */
final class Replacement {
  private Replacement() {}

  /** {@link Files#move}, or what a test puts in its place. */
  @FunctionalInterface
  interface Move {
    void move(Path from, Path to, CopyOption... options) throws IOException;
  }

  /** Waits until what was written to {@code file} is on the disk. */
  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /**
   * Moves {@code from} to {@code to} in one step. Where the file system cannot do so, the old file
   * is moved aside first and comes back if the move fails; only there, somebody who looks in
   * between sees no file.
   */
  static void move(Path from, Path to, Move move) throws IOException {
    try {
      move.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      moveInSteps(from, to, move);
    }
    syncFolder(to);
  }

  private static void moveInSteps(Path from, Path to, Move move) throws IOException {
    if (!Files.exists(to)) {
      move.move(from, to);
      return;
    }
    Path aside = from.resolveSibling(from.getFileName() + ".old");
    move.move(to, aside);
    try {
      move.move(from, to);
    } catch (IOException | RuntimeException e) {
      move.move(aside, to);
      throw e;
    }
    Files.delete(aside);
  }

  /** Makes the new name last through a power cut, where folders can be synced (not on Windows). */
  private static void syncFolder(Path file) {
    Path folder = file.getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException | UnsupportedOperationException e) {
      // The file is complete and in place; after a power cut there may be the old one, also whole.
      return;
    }
  }
}
