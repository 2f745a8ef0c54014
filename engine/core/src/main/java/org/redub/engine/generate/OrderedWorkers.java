package org.redub.engine.generate;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/**
 * Runs work on several threads and hands the results on in the order it was given, with a bounded
 * number under way. Confined to the thread that feeds it; the work itself runs on the workers.
 *
 * @param <T> an item; the same object goes in and comes out
 */
final class OrderedWorkers<T> implements AutoCloseable {
  private final ExecutorService threads;
  private final int mostUnderWay;
  private final UnaryOperator<T> work;
  private final Consumer<T> sink;
  private final Queue<Future<T>> underWay = new ArrayDeque<>();

  /**
   * Starts {@code workers} threads.
   *
   * @param work done on a worker
   * @param sink gets every item after its work, in order, on the feeding thread
   */
  OrderedWorkers(int workers, UnaryOperator<T> work, Consumer<T> sink) {
    this.work = work;
    this.sink = sink;
    mostUnderWay = workers + 1;
    threads =
        Executors.newFixedThreadPool(
            workers,
            task -> {
              Thread thread = new Thread(task, "redub-render");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** How many items exist at once: those under way and the one being fed. */
  int itemsInFlight() {
    return mostUnderWay + 1;
  }

  /** Hands an item to the workers; first passes on the oldest if enough are under way. */
  void feed(T item) {
    if (underWay.size() >= mostUnderWay) {
      passOn();
    }
    underWay.add(threads.submit(() -> work.apply(item)));
  }

  /** Waits for all that is under way and passes it on. */
  void drain() {
    while (!underWay.isEmpty()) {
      passOn();
    }
  }

  private void passOn() {
    try {
      sink.accept(underWay.remove().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedubException(ErrorCode.CANCELLED, "stopped", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new RedubException(ErrorCode.INTERNAL, "a frame could not be rendered", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
