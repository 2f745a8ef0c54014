package org.redub.engine.work;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads that all jobs of an engine share. Every job keeps only a few tasks in the queue, so
 * that none waits for the end of another. Thread-safe; the owner closes it after the last job.
 */
public final class Workers implements AutoCloseable {
  private final ExecutorService executor;
  private final int threads;
  private final boolean owned;

  private Workers(ExecutorService executor, int threads, boolean owned) {
    if (threads < 1) {
      throw new IllegalArgumentException("work needs 1 thread or more, got %d".formatted(threads));
    }
    this.executor = executor;
    this.threads = threads;
    this.owned = owned;
  }

  /** Threads of its own. */
  public static Workers of(int threads) {
    return new Workers(
        Executors.newFixedThreadPool(
            Math.max(1, threads),
            task -> {
              Thread thread = new Thread(task, "redub-worker");
              thread.setDaemon(true);
              return thread;
            }),
        threads,
        true);
  }

  /**
   * The threads of an executor, which the caller shuts down.
   *
   * @param threads how many tasks it runs at once
   */
  public static Workers on(ExecutorService executor, int threads) {
    return new Workers(executor, threads, false);
  }

  /** How many tasks run at once. */
  public int threads() {
    return threads;
  }

  <T> Future<T> submit(Callable<T> task) {
    return executor.submit(task);
  }

  /**
   * Does {@code work} for 0 to {@code count - 1}, in any order, and returns when all is done, also
   * if the thread is interrupted. The calling thread works too, so a task may call this.
   *
   * @throws RuntimeException the first that {@code work} throws; what has not begun is then left
   */
  public void forEach(int count, IntConsumer work) {
    SharedLoop loop = new SharedLoop(count, work);
    for (int helper = 1; helper < Math.min(threads, count); helper++) {
      executor.execute(loop::help);
    }
    loop.run();
  }

  /** A loop whose rounds several threads claim one by one. */
  private static final class SharedLoop {
    private final int count;
    private final IntConsumer work;
    private int next;
    private int helpers;
    private @Nullable Throwable failure;

    SharedLoop(int count, IntConsumer work) {
      this.count = count;
      this.work = work;
    }

    /** The caller's part. */
    void run() {
      boolean interrupted = false;
      claimAll();
      synchronized (this) {
        while (helpers > 0) {
          try {
            wait();
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
    }

    /** A helper's part; nothing if all is claimed. */
    void help() {
      synchronized (this) {
        if (next >= count) {
          return;
        }
        helpers++;
      }
      claimAll();
      synchronized (this) {
        helpers--;
        notifyAll();
      }
    }

    private void claimAll() {
      for (int i = claim(); i < count; i = claim()) {
        try {
          work.accept(i);
        } catch (RuntimeException | Error e) {
          fail(e);
        }
      }
    }

    private synchronized int claim() {
      return next < count ? next++ : count;
    }

    private synchronized void fail(Throwable e) {
      next = count;
      if (failure == null) {
        failure = e;
      }
    }
  }

  @Override
  public void close() {
    if (owned) {
      executor.shutdownNow();
    }
  }
}
