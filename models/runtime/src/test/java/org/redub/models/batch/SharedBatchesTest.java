package org.redub.models.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How callers come together; {@code SharedRunsTest} does so with the real networks. */
@Timeout(60)
class SharedBatchesTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Doubler doubler = new Doubler();
  private final SharedBatches batches = new SharedBatches(doubler);

  /** Doubles the two values of each item; waits for a permit before each run. */
  private static final class Doubler implements BatchRunner {
    final Semaphore permits = new Semaphore(0);
    final Semaphore begun = new Semaphore(0);
    final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    final AtomicBoolean failing = new AtomicBoolean();

    @Override
    public void run(List<FloatBuffer> inputs, int items, List<FloatBuffer> outputs) {
      sizes.add(items);
      begun.release();
      permits.acquireUninterruptibly();
      if (failing.get()) {
        throw new BatchException("out of memory");
      }
      for (int i = 0; i < 2 * items; i++) {
        outputs.get(0).put(i, 2 * inputs.get(0).get(i));
      }
    }

    @Override
    public int mostItems() {
      return 4;
    }

    @Override
    public List<ItemTensor> inputs() {
      return List.of(new ItemTensor("in", List.of(1L, 2L)));
    }

    @Override
    public List<ItemTensor> outputs() {
      return List.of(new ItemTensor("out", List.of(1L, 2L)));
    }
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private float[] call(int value) {
    return batches.run(List.of(FloatBuffer.wrap(new float[] {value, -value}))).get(0);
  }

  private Future<float[]> submit(int value) {
    return threads.submit(() -> call(value));
  }

  private void awaitRun() throws InterruptedException {
    assertThat(doubler.begun.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aSingleCallerWaitsForNobody() {
    doubler.permits.release();
    assertThat(call(3)).containsExactly(6, -6);
    assertThat(doubler.sizes).containsExactly(1);
  }

  @Test
  void whatArrivesDuringARunIsRunTogether() throws Exception {
    Future<float[]> first = submit(1);
    awaitRun();
    List<Future<float[]>> others = arrive(2, 3, 4);
    doubler.permits.release(2);
    assertThat(first.get()).containsExactly(2, -2);
    for (int i = 0; i < others.size(); i++) {
      assertThat(others.get(i).get()).containsExactly(2 * (i + 2), -2 * (i + 2));
    }
    assertThat(doubler.sizes).containsExactly(1, 3);
  }

  /** Calls of threads that wait when this returns. */
  private List<Future<float[]>> arrive(int... values) throws Exception {
    List<Future<float[]>> calls = new ArrayList<>();
    for (int value : values) {
      List<Thread> thread = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch started = new CountDownLatch(1);
      calls.add(
          threads.submit(
              () -> {
                thread.add(Thread.currentThread());
                started.countDown();
                return call(value);
              }));
      started.await();
      while (thread.get(0).getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    return calls;
  }

  @Test
  void aFullBatchIsFollowedByAnother() throws Exception {
    Future<float[]> first = submit(1);
    awaitRun();
    List<Future<float[]>> others = arrive(2, 3, 4, 5, 6, 7);
    doubler.permits.release(3);
    first.get();
    for (Future<float[]> call : others) {
      call.get();
    }
    assertThat(doubler.sizes).containsExactly(1, 4, 2);
  }

  @Test
  void aFailureReachesEveryCallerOfItsBatchAndNoOther() throws Exception {
    Future<float[]> first = submit(1);
    awaitRun();
    List<Future<float[]>> others = arrive(2, 3, 4);
    doubler.permits.release();
    first.get();
    awaitRun();
    doubler.failing.set(true);
    doubler.permits.release();
    for (Future<float[]> call : others) {
      assertThatThrownBy(call::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(BatchException.class)
          .hasMessage("out of memory");
    }
    doubler.failing.set(false);
    doubler.permits.release();
    assertThat(call(9)).containsExactly(18, -18);
  }

  @Test
  void anInterruptedCallerLeavesTheOthersAndStaysInterrupted() throws Exception {
    Future<float[]> first = submit(1);
    awaitRun();
    List<Thread> leader = Collections.synchronizedList(new ArrayList<>());
    Future<Boolean> interrupted =
        threads.submit(
            () -> {
              leader.add(Thread.currentThread());
              Thread.currentThread().interrupt();
              call(2);
              return Thread.interrupted();
            });
    while (leader.isEmpty() || leader.get(0).getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    List<Future<float[]>> others = arrive(3, 4);
    leader.get(0).interrupt();
    doubler.permits.release(2);
    assertThat(first.get()).containsExactly(2, -2);
    assertThat(interrupted.get()).isTrue();
    assertThat(others.get(0).get()).containsExactly(6, -6);
    assertThat(others.get(1).get()).containsExactly(8, -8);
    assertThat(doubler.sizes).containsExactly(1, 3);
  }

  @Test
  void refusesAnItemOfAnotherSize() {
    assertThatThrownBy(() -> batches.run(List.of(FloatBuffer.allocate(3))))
        .hasMessage("input 'in' has 3 values, the network expects 2");
    doubler.permits.release();
    assertThat(call(1)).containsExactly(2, -2);
  }
}
