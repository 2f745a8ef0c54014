package org.redub.models.batch;

import java.util.List;

/**
 * A float32 tensor of a network for one item. Immutable.
 *
 * @param name name in the graph
 * @param shape its dimensions, the first of which is 1
 */
public record ItemTensor(String name, List<Long> shape) {
  public ItemTensor {
    shape = List.copyOf(shape);
    if (shape.isEmpty() || shape.get(0) != 1 || shape.stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException(
          "tensor '%s' has shape %s, which is not that of one item".formatted(name, shape));
    }
  }

  /** The number of values of one item. */
  public int values() {
    return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
  }

  /** The shape of several items. */
  public long[] shapeOf(int items) {
    long[] whole = shape.stream().mapToLong(Long::longValue).toArray();
    whole[0] = items;
    return whole;
  }
}
