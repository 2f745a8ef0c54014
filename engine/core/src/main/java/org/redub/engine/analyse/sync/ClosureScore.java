package org.redub.engine.analyse.sync;

import java.util.ArrayList;
import java.util.List;

/**
 * Agreement of tracked and predicted closures. Immutable.
 *
 * <p>A tracked frame is closed if its opening is at most the 2nd percentile plus 15 % of the
 * distance to the 95th. A tracked closure is a local minimum of the opening in a closed frame with
 * speech. A predicted frame is closed if its opening is in the same lowest share of frames. A
 * closure is met if a closed frame is predicted within one frame of it. A predicted closed frame
 * with speech is false if no closed frame is tracked within one frame of it.
 *
 * @param closures tracked closures, in order
 * @param falseShare share of predicted closed frames with speech that are false, 0..1
 */
public record ClosureScore(List<Closure> closures, double falseShare) {
  private static final double LOW_QUANTILE = 0.02;
  private static final double HIGH_QUANTILE = 0.95;
  private static final double CLOSED_SHARE = 0.15;

  public ClosureScore {
    closures = List.copyOf(closures);
  }

  /** Share of tracked closures that are met; NaN if there are none. */
  public double recall() {
    return closures.stream().mapToDouble(c -> c.met() ? 1 : 0).average().orElse(Double.NaN);
  }

  /**
   * Compares two curves.
   *
   * @param tracked tracked opening
   * @param predicted predicted opening of the same frames
   * @param speech whether there is speech in a frame
   */
  static ClosureScore compare(double[] tracked, double[] predicted, boolean[] speech) {
    double low = Signals.quantile(tracked, LOW_QUANTILE);
    double high = Signals.quantile(tracked, HIGH_QUANTILE);
    boolean[] trackedClosed = atMost(tracked, low + CLOSED_SHARE * (high - low));
    double closedShare = (double) count(trackedClosed) / trackedClosed.length;
    boolean[] predictedClosed = atMost(predicted, Signals.quantile(predicted, closedShare) + 1e-9);
    List<Closure> closures = new ArrayList<>();
    for (int i = 1; i < tracked.length - 1; i++) {
      boolean minimum = tracked[i] <= tracked[i - 1] && tracked[i] < tracked[i + 1];
      if (trackedClosed[i] && minimum && speech[i]) {
        double seconds = (double) i / TrackedMouth.FRAMES_PER_SECOND;
        closures.add(new Closure(seconds, isNear(predictedClosed, i)));
      }
    }
    return new ClosureScore(closures, falseShare(trackedClosed, predictedClosed, speech));
  }

  private static double falseShare(
      boolean[] trackedClosed, boolean[] predictedClosed, boolean[] speech) {
    int wrong = 0;
    int all = 0;
    for (int i = 0; i < trackedClosed.length; i++) {
      if (predictedClosed[i] && speech[i]) {
        all++;
        wrong += isNear(trackedClosed, i) ? 0 : 1;
      }
    }
    return all == 0 ? 0 : (double) wrong / all;
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  private static boolean[] atMost(double[] values, double threshold) {
    boolean[] result = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i] <= threshold;
    }
    return result;
  }

  private static boolean isNear(boolean[] flags, int i) {
    return flags[i] || (i > 0 && flags[i - 1]) || (i + 1 < flags.length && flags[i + 1]);
  }
}
