package org.redub.models;

import org.jspecify.annotations.Nullable;

/**
 * A network on a device, compared with the same network on the CPU. Immutable.
 *
 * @param id the model's id
 * @param largestDifference the largest absolute difference between their outputs, for single items
 *     and for several at once
 * @param largestValue the largest absolute value among the outputs
 * @param items how many items were run at once
 * @param single the time of a call with one item
 * @param together the time of a call with {@code items} items; null if the network cannot take them
 * @param obstacle why it cannot take them; null if it can
 */
public record DeviceComparison(
    String id,
    double largestDifference,
    double largestValue,
    int items,
    CallTime single,
    @Nullable CallTime together,
    @Nullable String obstacle) {

  /** The shares of the largest value by which exact 32-bit sums in another order may differ. */
  private static final double TOLERANCE = 1e-3;

  /** Milliseconds of one call. */
  public record CallTime(double cpuMs, double deviceMs) {}

  /** Whether the outputs are the same except for rounding. */
  public boolean agrees() {
    return largestDifference <= TOLERANCE * Math.max(1, largestValue);
  }
}
