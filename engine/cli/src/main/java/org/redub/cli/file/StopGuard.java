package org.redub.cli.file;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a job end cleanly when the process is stopped (Ctrl-C, SIGTERM): interrupts the job's thread
 * and keeps the process alive until the job has cleaned up, for at most five seconds. The exit code
 * is that of the signal, 130 after Ctrl-C. Thread-safe.
 */
public final class StopGuard {
  private static final long MAX_WAIT_S = 5;

  private StopGuard() {}

  /** Runs {@code job} on this thread. */
  public static <T> T call(Callable<T> job) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Thread worker = Thread.currentThread();
    Thread hook = new Thread(() -> stop(worker, ended), "redub-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return job.call();
    } finally {
      ended.countDown();
      release(hook);
    }
  }

  private static void stop(Thread worker, CountDownLatch ended) {
    worker.interrupt();
    try {
      ended.await(MAX_WAIT_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void release(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is stopping and the hook is running: it ends by itself.
      return;
    }
  }
}
