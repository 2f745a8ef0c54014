package org.redub.engine.analyse.sync;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether shut lips are heard where they are seen. Immutable by contract.
 *
 * <p>Seen: local minima of the opening not above its 2nd percentile plus 15 % of the way to the
 * 95th, where there is speech. Expected: the expected opening is below its own quantile of the same
 * rank. Met: expected within a frame. False: frames of expected closure in speech with none seen
 * within a frame.
 *
 * @param closures seen, in order
 * @param falseShare share of expected closed frames that are false, 0..1
 */
public record ClosureScore(List<Closure> closures, double falseShare) {
  private static final double LOW = 0.02;
  private static final double HIGH = 0.95;
  private static final double SHUT = 0.15;

  public ClosureScore {
    closures = List.copyOf(closures);
  }

  /** Share of seen closures that are met; NaN if none was seen. */
  public double recall() {
    return closures.stream().mapToDouble(c -> c.met() ? 1 : 0).average().orElse(Double.NaN);
  }

  /**
   * Compares.
   *
   * @param seen opening as seen
   * @param expected opening as expected, at the same frames
   * @param speech whether there is speech in a frame
   */
  static ClosureScore of(double[] seen, double[] expected, boolean[] speech) {
    double low = Signals.quantile(seen, LOW);
    double threshold = low + SHUT * (Signals.quantile(seen, HIGH) - low);
    boolean[] shut = atMost(seen, threshold);
    double rank = 0;
    for (boolean s : shut) {
      rank += s ? 1.0 / shut.length : 0;
    }
    boolean[] heard = atMost(expected, Signals.quantile(expected, rank) + 1e-9);
    List<Closure> closures = new ArrayList<>();
    for (int i = 1; i < seen.length - 1; i++) {
      if (shut[i] && seen[i] <= seen[i - 1] && seen[i] < seen[i + 1] && speech[i]) {
        closures.add(new Closure((double) i / TrackedMouth.FRAMES_PER_SECOND, near(heard, i)));
      }
    }
    int wrong = 0;
    int all = 0;
    for (int i = 0; i < seen.length; i++) {
      if (heard[i] && speech[i]) {
        all++;
        wrong += near(shut, i) ? 0 : 1;
      }
    }
    return new ClosureScore(closures, all == 0 ? 0 : (double) wrong / all);
  }

  private static boolean[] atMost(double[] values, double threshold) {
    boolean[] at = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      at[i] = values[i] <= threshold;
    }
    return at;
  }

  private static boolean near(boolean[] flags, int i) {
    return flags[i] || (i > 0 && flags[i - 1]) || (i + 1 < flags.length && flags[i + 1]);
  }
}
