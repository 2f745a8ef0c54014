package org.redub.models.batch;

import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the requests of concurrent callers into batches. The first caller of a batch leads it: it
 * waits only until the batch before is done, and then runs whatever has come together. So a single
 * caller never waits for others, and many callers share runs. Thread-safe; close the runner after
 * the last call.
 */
public final class SharedBatches {
  private final BatchRunner runner;

  /** Held while a batch runs; in the order of their leaders. */
  private final ReentrantLock running = new ReentrantLock(true);

  private final Deque<Batch> spare = new ArrayDeque<>();
  private @Nullable Batch open;

  public SharedBatches(BatchRunner runner) {
    this.runner = runner;
  }

  /**
   * Runs the network for one item.
   *
   * @param item the values of its inputs, from the buffers' positions
   * @return the values of its outputs
   * @throws BatchException if the batch it was in cannot run
   */
  public List<float[]> run(List<FloatBuffer> item) {
    check(item);
    Batch batch;
    int place;
    synchronized (this) {
      batch = open == null ? take() : open;
      place = batch.claim();
      open = batch.isFull() ? null : batch;
    }
    batch.write(place, item);
    try {
      if (place == 0) {
        lead(batch);
      }
      return batch.await(place);
    } finally {
      if (batch.leave()) {
        giveBack(batch);
      }
    }
  }

  private void check(List<FloatBuffer> item) {
    List<ItemTensor> expected = runner.inputs();
    for (int i = 0; i < expected.size(); i++) {
      if (item.get(i).remaining() != expected.get(i).values()) {
        throw new IllegalArgumentException(
            "input '%s' has %d values, the network expects %d"
                .formatted(
                    expected.get(i).name(), item.get(i).remaining(), expected.get(i).values()));
      }
    }
  }

  private void lead(Batch batch) {
    running.lock();
    try {
      synchronized (this) {
        if (open == batch) {
          open = null;
        }
      }
      batch.run(runner);
    } finally {
      running.unlock();
    }
  }

  private Batch take() {
    Batch used = spare.poll();
    return used == null ? new Batch(runner.inputs(), runner.outputs(), runner.mostItems()) : used;
  }

  private synchronized void giveBack(Batch batch) {
    spare.push(batch);
  }
}
