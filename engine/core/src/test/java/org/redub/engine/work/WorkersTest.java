package org.redub.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void doesEveryRoundOnce() {
    for (int threads : new int[] {1, 2, 16}) {
      AtomicIntegerArray done = new AtomicIntegerArray(1000);
      try (Workers workers = Workers.of(threads)) {
        workers.forEach(1000, done::incrementAndGet);
      }
      for (int i = 0; i < 1000; i++) {
        assertThat(done.get(i)).isEqualTo(1);
      }
    }
  }

  @Test
  void doesLoopsInsideOfLoops() {
    AtomicIntegerArray done = new AtomicIntegerArray(100);
    try (Workers workers = Workers.of(2)) {
      workers.forEach(10, i -> workers.forEach(10, k -> done.incrementAndGet(10 * i + k)));
    }
    for (int i = 0; i < 100; i++) {
      assertThat(done.get(i)).isEqualTo(1);
    }
  }

  @Test
  void passesTheFailureOfARoundOnAndStops() {
    Set<Integer> begun = ConcurrentHashMap.newKeySet();
    try (Workers workers = Workers.of(2)) {
      assertThatThrownBy(
              () ->
                  workers.forEach(
                      100_000,
                      i -> {
                        begun.add(i);
                        throw new IllegalStateException("round " + i);
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("round");
    }
    assertThat(begun).hasSizeLessThan(10);
  }

  @Test
  void leavesTheCallersExecutorOpen() {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      try (Workers workers = Workers.on(executor, 2)) {
        workers.forEach(4, i -> {});
      }
      assertThat(executor.isShutdown()).isFalse();
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void needsAThread() {
    assertThatThrownBy(() -> Workers.of(0)).hasMessageContaining("1 thread or more, got 0");
  }
}
