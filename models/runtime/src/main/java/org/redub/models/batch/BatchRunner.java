package org.redub.models.batch;

import java.nio.FloatBuffer;
import java.util.List;

/** Runs a network for several items at once. Called by one thread at a time. */
public interface BatchRunner {

  /**
   * Runs the network.
   *
   * @param inputs direct buffers of the inputs, item after item; those after {@code items} may hold
   *     anything
   * @param items how many items there are
   * @param outputs direct buffers for the outputs, item after item
   * @throws BatchException if it cannot run
   */
  void run(List<FloatBuffer> inputs, int items, List<FloatBuffer> outputs);

  /** The most items that it takes at once. */
  int mostItems();

  /** The inputs of one item. */
  List<ItemTensor> inputs();

  /** The outputs of one item. */
  List<ItemTensor> outputs();
}
