package org.redub.models.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Items that run together. Its callers claim a place each and write their inputs there at the same
 * time; the one in place 0 runs it when all have written. Thread-safe.
 */
final class Batch {
  private final List<ItemTensor> inputShapes;
  private final List<ItemTensor> outputShapes;
  private final List<FloatBuffer> inputs;
  private final List<FloatBuffer> outputs;
  private final int places;
  private int claimed;
  private int written;
  private int left;
  private boolean done;
  private @Nullable Throwable failure;

  Batch(List<ItemTensor> inputShapes, List<ItemTensor> outputShapes, int places) {
    this.inputShapes = inputShapes;
    this.outputShapes = outputShapes;
    this.places = places;
    inputs = inputShapes.stream().map(tensor -> buffer(tensor, places)).toList();
    outputs = outputShapes.stream().map(tensor -> buffer(tensor, places)).toList();
  }

  private static FloatBuffer buffer(ItemTensor tensor, int places) {
    return ByteBuffer.allocateDirect(Float.BYTES * tensor.values() * places)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** Claims a place. */
  synchronized int claim() {
    return claimed++;
  }

  synchronized boolean isFull() {
    return claimed == places;
  }

  /** Writes the inputs of a claimed place; their sizes have been checked. */
  void write(int place, List<FloatBuffer> item) {
    for (int i = 0; i < inputs.size(); i++) {
      int values = inputShapes.get(i).values();
      inputs.get(i).put(place * values, item.get(i), item.get(i).position(), values);
    }
    synchronized (this) {
      written++;
      notifyAll();
    }
  }

  /** Runs the batch, whose places can no longer be claimed, and wakes its callers. */
  void run(BatchRunner runner) {
    int items = awaitInputs();
    @Nullable Throwable thrown = null;
    try {
      runner.run(inputs, items, outputs);
    } catch (RuntimeException | Error e) {
      thrown = e;
    }
    synchronized (this) {
      failure = thrown;
      done = true;
      notifyAll();
    }
  }

  private synchronized int awaitInputs() {
    Waiting.until(this, () -> written == claimed);
    return claimed;
  }

  /**
   * Waits for the run and returns a copy of that place's outputs. An interrupt does not end the
   * wait, because it lasts for two runs at most; the thread stays interrupted.
   */
  List<float[]> await(int place) {
    synchronized (this) {
      Waiting.until(this, () -> done);
      if (failure != null) {
        throw new BatchException(String.valueOf(failure.getMessage()), failure);
      }
    }
    return IntStream.range(0, outputs.size()).mapToObj(i -> output(i, place)).toList();
  }

  private float[] output(int index, int place) {
    float[] values = new float[outputShapes.get(index).values()];
    outputs.get(index).get(place * values.length, values);
    return values;
  }

  /** Gives a place up; true for the last one, after whom the batch may be used again. */
  synchronized boolean leave() {
    left++;
    if (left < claimed || !done) {
      return false;
    }
    claimed = 0;
    written = 0;
    left = 0;
    done = false;
    failure = null;
    return true;
  }
}
