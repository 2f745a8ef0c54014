package org.redub.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

class OrderedTasksTest {

  @Test
  void resultsComeOutInTheOrderTheyWentIn() throws InterruptedException {
    List<Integer> seen = new ArrayList<>();
    CountDownLatch second = new CountDownLatch(1);
    try (Workers threads = Workers.of(2);
        OrderedTasks<Integer> tasks =
            new OrderedTasks<>(
                threads,
                3,
                item -> {
                  if (item == 0) {
                    await(second);
                  } else {
                    second.countDown();
                  }
                  return item;
                },
                seen::add)) {
      for (int i = 0; i < 50; i++) {
        tasks.feed(i);
      }
      tasks.drain();
    }
    assertThat(seen).hasSize(50).isSorted();
  }

  @Test
  void noMoreItemsAreUnderWayThanSaid() {
    AtomicInteger fed = new AtomicInteger();
    AtomicInteger passed = new AtomicInteger();
    try (Workers threads = Workers.of(2);
        OrderedTasks<Integer> tasks =
            new OrderedTasks<>(threads, 3, item -> item, item -> passed.incrementAndGet())) {
      for (int i = 0; i < 100; i++) {
        tasks.feed(i);
        assertThat(fed.incrementAndGet() - passed.get()).isLessThanOrEqualTo(3);
      }
      tasks.drain();
    }
    assertThat(passed).hasValue(100);
  }

  @Test
  void aFailureOfTheWorkReachesTheFeeder() {
    try (Workers threads = Workers.of(1);
        OrderedTasks<Integer> tasks =
            new OrderedTasks<>(
                threads,
                2,
                item -> {
                  throw new RedubException(ErrorCode.NO_FACE, "none in item " + item);
                },
                item -> {})) {
      tasks.feed(3);
      assertThatThrownBy(tasks::drain)
          .isInstanceOf(RedubException.class)
          .hasMessage("none in item 3");
    }
  }

  @Test
  void aFailedItemLosesNoneBeforeIt() {
    List<Integer> seen = new ArrayList<>();
    try (Workers threads = Workers.of(2);
        OrderedTasks<Integer> tasks =
            new OrderedTasks<>(
                threads,
                3,
                item -> {
                  if (item == 4) {
                    throw new IllegalStateException("four");
                  }
                  return item;
                },
                seen::add)) {
      for (int i = 0; i < 5; i++) {
        tasks.feed(i);
      }
      assertThatThrownBy(tasks::drain).hasMessage("four");
    }
    assertThat(seen).containsExactly(0, 1, 2, 3);
  }

  @Test
  void closingWaitsForWhatRunsAndStartsNothingMore() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    try (Workers threads = Workers.of(1)) {
      OrderedTasks<Integer> tasks =
          new OrderedTasks<>(
              threads,
              2,
              item -> {
                begun.incrementAndGet();
                running.countDown();
                await(mayEnd);
                ended.incrementAndGet();
                return item;
              },
              item -> {});
      tasks.feed(0);
      tasks.feed(1);
      running.await();
      Thread opener = new Thread(mayEnd::countDown);
      Thread closer = new Thread(tasks::close);
      closer.start();
      closer.join(50);
      assertThat(closer.isAlive()).isTrue();
      opener.start();
      closer.join();
    }
    assertThat(ended).hasValue(begun.get());
    assertThat(begun).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
