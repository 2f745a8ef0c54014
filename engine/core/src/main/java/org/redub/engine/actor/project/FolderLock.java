package org.redub.engine.actor.project;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/**
 * The lock of a project folder, held by one thread of one process at a time. The operating system
 * releases it when a process ends, however it ends. Confined to one thread, which closes it.
 */
final class FolderLock implements AutoCloseable {
  static final String FILE = "project.lock";

  private static final long POLL_MS = 10;

  /**
   * File locks belong to a whole process, and on POSIX a process loses its lock when it closes any
   * channel of the file. So the threads of a process take turns here before they open the file.
   */
  private static final ConcurrentMap<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

  private final ReentrantLock turn;
  private final FileChannel channel;

  private FolderLock(ReentrantLock turn, FileChannel channel) {
    this.turn = turn;
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @param folder an existing folder
   * @throws RedubException with {@code OUTPUT_UNWRITABLE} if others hold it for all of {@code
   *     atMost} or the file system has no locks; with {@code CANCELLED} if the thread is
   *     interrupted
   */
  static FolderLock acquire(Path folder, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    ReentrantLock turn = null;
    try {
      ReentrantLock mine =
          TURNS.computeIfAbsent(folder.toRealPath(), at -> new ReentrantLock(true));
      if (mine.isHeldByCurrentThread()) {
        throw new IllegalStateException("this thread holds the lock of '%s'".formatted(folder));
      }
      if (!mine.tryLock(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy(folder, atMost);
      }
      turn = mine;
      FileChannel channel = lock(folder, deadline);
      if (channel == null) {
        throw busy(folder, atMost);
      }
      FolderLock lock = new FolderLock(turn, channel);
      turn = null;
      return lock;
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.OUTPUT_UNWRITABLE, "project '%s' could not be locked".formatted(folder), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedubException(
          ErrorCode.CANCELLED, "stopped while waiting for project '%s'".formatted(folder), e);
    } finally {
      if (turn != null) {
        turn.unlock();
      }
    }
  }

  /** The open channel that holds the lock; null if the time passed. */
  private static @Nullable FileChannel lock(Path folder, long deadline)
      throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = tryLock(channel);
      while (!locked && System.nanoTime() < deadline) {
        Thread.sleep(POLL_MS);
        locked = tryLock(channel);
      }
      return locked ? channel : null;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Held in this process by a copy of this class from another class loader.
      return false;
    }
  }

  private static RedubException busy(Path folder, Duration atMost) {
    return new RedubException(
        ErrorCode.OUTPUT_UNWRITABLE,
        "project '%s' is being written by another run of Redub: waited %.1f s. Try again later"
            .formatted(folder, atMost.toMillis() / 1000.0));
  }

  /** Fails if the lock has been closed or belongs to another thread. */
  void requireHeld() {
    if (!channel.isOpen() || !turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("the project's lock is not held");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      turn.unlock();
    }
  }
}
