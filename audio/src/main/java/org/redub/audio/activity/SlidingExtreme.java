package org.redub.audio.activity;

/**
 * Minima and maxima over a centred window in linear time (Lemire's monotonic wedge): the queue
 * contains the indices of candidates, whose values rise from head to tail.
 */
final class SlidingExtreme {
  private SlidingExtreme() {}

  /**
   * For each value the smallest one at most {@code reach} places away; windows are cut at the ends.
   */
  static double[] minima(double[] values, int reach) {
    return sliding(values, reach, 1);
  }

  /**
   * For each value the largest one at most {@code reach} places away; windows are cut at the ends.
   */
  static double[] maxima(double[] values, int reach) {
    return sliding(values, reach, -1);
  }

  private static double[] sliding(double[] values, int reach, int sign) {
    double[] extremes = new double[values.length];
    int[] queue = new int[values.length];
    int head = 0;
    int tail = 0;
    int entering = 0;
    for (int centre = 0; centre < values.length; centre++) {
      for (; entering < values.length && entering <= centre + reach; entering++) {
        while (tail > head && sign * values[queue[tail - 1]] >= sign * values[entering]) {
          tail--;
        }
        queue[tail++] = entering;
      }
      if (queue[head] < centre - reach) {
        head++;
      }
      extremes[centre] = values[queue[head]];
    }
    return extremes;
  }
}
