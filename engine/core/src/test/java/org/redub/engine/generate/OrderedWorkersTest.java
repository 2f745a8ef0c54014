package org.redub.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

class OrderedWorkersTest {

  @Test
  void resultsComeOutInTheOrderTheyWentIn() throws InterruptedException {
    List<Integer> seen = new ArrayList<>();
    CountDownLatch second = new CountDownLatch(1);
    try (OrderedWorkers<Integer> workers =
        new OrderedWorkers<>(
            2,
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
        workers.feed(i);
      }
      workers.drain();
    }
    assertThat(seen).hasSize(50).isSorted();
  }

  @Test
  void noMoreItemsAreUnderWayThanSaid() {
    AtomicInteger fed = new AtomicInteger();
    AtomicInteger passed = new AtomicInteger();
    try (OrderedWorkers<Integer> workers =
        new OrderedWorkers<>(2, item -> item, item -> passed.incrementAndGet())) {
      for (int i = 0; i < 100; i++) {
        workers.feed(i);
        assertThat(fed.incrementAndGet() - passed.get()).isLessThan(workers.itemsInFlight());
      }
      workers.drain();
    }
    assertThat(passed).hasValue(100);
  }

  @Test
  void aFailureOfTheWorkReachesTheFeeder() {
    try (OrderedWorkers<Integer> workers =
        new OrderedWorkers<>(
            1,
            item -> {
              throw new RedubException(ErrorCode.NO_FACE, "none in item " + item);
            },
            item -> {})) {
      workers.feed(3);
      assertThatThrownBy(workers::drain)
          .isInstanceOf(RedubException.class)
          .hasMessage("none in item 3");
    }
  }

  @Test
  void aFailedItemLosesNoneBeforeIt() {
    List<Integer> seen = new ArrayList<>();
    try (OrderedWorkers<Integer> workers =
        new OrderedWorkers<>(
            2,
            item -> {
              if (item == 4) {
                throw new IllegalStateException("four");
              }
              return item;
            },
            seen::add)) {
      for (int i = 0; i < 5; i++) {
        workers.feed(i);
      }
      assertThatThrownBy(workers::drain).hasMessage("four");
    }
    assertThat(seen).containsExactly(0, 1, 2, 3);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
