package org.redub.models.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Tests whether a network computes for several items what it computes for each. Stateless. */
final class BatchTrial {
  /**
   * Sums in another order differ in the last bits. A mixed-up batch differs by the size of the
   * values.
   */
  private static final float TOLERANCE = 1e-3f;

  private static final int ITEMS = 2;

  private BatchTrial() {}

  /**
   * Runs two different items one by one and together.
   *
   * @throws BatchException if the network cannot run or the results differ
   */
  static void run(BatchRunner runner) {
    List<FloatBuffer> together = buffers(runner.inputs(), runner.mostItems());
    for (FloatBuffer values : together) {
      for (int i = 0; i < values.capacity(); i++) {
        values.put(i, (float) (0.5 + 0.5 * Math.sin(0.013 * i)));
      }
    }
    List<FloatBuffer> results = buffers(runner.outputs(), runner.mostItems());
    runner.run(together, ITEMS, results);
    for (int item = 0; item < ITEMS; item++) {
      List<FloatBuffer> alone = buffers(runner.outputs(), 1);
      runner.run(item(runner.inputs(), together, item), 1, alone);
      for (int k = 0; k < alone.size(); k++) {
        compare(runner.outputs().get(k), alone.get(k), results.get(k), item);
      }
    }
  }

  private static List<FloatBuffer> buffers(List<ItemTensor> tensors, int items) {
    List<FloatBuffer> buffers = new ArrayList<>();
    for (ItemTensor tensor : tensors) {
      buffers.add(
          ByteBuffer.allocateDirect(Float.BYTES * tensor.values() * items)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer());
    }
    return buffers;
  }

  private static List<FloatBuffer> item(
      List<ItemTensor> tensors, List<FloatBuffer> together, int item) {
    List<FloatBuffer> single = buffers(tensors, 1);
    for (int i = 0; i < single.size(); i++) {
      int values = tensors.get(i).values();
      single.get(i).put(0, together.get(i), item * values, values);
    }
    return single;
  }

  private static void compare(
      ItemTensor tensor, FloatBuffer alone, FloatBuffer together, int item) {
    for (int i = 0; i < alone.capacity(); i++) {
      float expected = alone.get(i);
      float actual = together.get(item * alone.capacity() + i);
      if (!(Math.abs(actual - expected) <= TOLERANCE * (1 + Math.abs(expected)))) {
        throw new BatchException(
            "output '%s' is %s for one item and %s for the same item among several"
                .formatted(tensor.name(), expected, actual));
      }
    }
  }
}
