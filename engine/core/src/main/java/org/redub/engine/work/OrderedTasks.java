package org.redub.engine.work;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/**
 * Runs work on shared threads and hands the results on in the order in which it was given, with a
 * bounded number under way. Confined to the thread that feeds it; the work itself runs on the
 * workers. Closing it waits for what is running and leaves out what has not begun.
 *
 * @param <T> an item; the same object goes in and comes out
 */
public final class OrderedTasks<T> implements AutoCloseable {
  private final Workers workers;
  private final int mostUnderWay;
  private final UnaryOperator<T> work;
  private final Consumer<T> sink;
  private final Queue<Future<T>> underWay = new ArrayDeque<>();
  private volatile boolean closed;

  /**
   * An order of tasks.
   *
   * @param mostUnderWay how many items are with the workers at once, 1 or more
   * @param work done on a worker
   * @param sink gets every item after its work, in order, on the feeding thread
   */
  public OrderedTasks(Workers workers, int mostUnderWay, UnaryOperator<T> work, Consumer<T> sink) {
    if (mostUnderWay < 1) {
      throw new IllegalArgumentException(
          "1 item or more is under way, got %d".formatted(mostUnderWay));
    }
    this.workers = workers;
    this.mostUnderWay = mostUnderWay;
    this.work = work;
    this.sink = sink;
  }

  /** Hands an item to the workers; first passes on the oldest if enough are under way. */
  public void feed(T item) {
    while (underWay.size() >= mostUnderWay) {
      passOn();
    }
    underWay.add(workers.submit(() -> closed ? item : work.apply(item)));
  }

  /** Waits for all that is under way and passes it on. */
  public void drain() {
    while (!underWay.isEmpty()) {
      passOn();
    }
  }

  private void passOn() {
    try {
      sink.accept(underWay.element().get());
      underWay.remove();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedubException(ErrorCode.CANCELLED, "stopped", e);
    } catch (ExecutionException e) {
      underWay.remove();
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new RedubException(ErrorCode.INTERNAL, "a frame could not be rendered", e.getCause());
    }
  }

  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    while (!underWay.isEmpty()) {
      try {
        underWay.element().get();
        underWay.remove();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        underWay.remove(); // an earlier failure is already on its way to the caller
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
