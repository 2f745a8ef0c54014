package org.redub.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.redub.engine.plan.MouthTrack.Moment;

/**
 * Keeps a mouth from moving faster than mouths do: a curve mapped onto an actor's range may go from
 * wide open to shut in one frame, which a viewer sees as a pop. Stateless.
 *
 * <p>The limits, in eye distances a second, are about what one frame in a hundred exceeds in takes
 * of three people who talk freely, as we track them: 2.0 to 3.2 for the opening, 1.2 to 1.9 for the
 * width. What the face does beyond both is held to the width's.
 */
final class MouthSpeed {
  private static final double OPENING_PER_S = 3;
  private static final double WIDTH_PER_S = 1.7;
  private static final double BEYOND_PER_S = 1.7;

  private MouthSpeed() {}

  /**
   * The same mouth, nowhere faster. An opening is only ever made smaller, so a mouth that shuts
   * still shuts, at the same time; width and all else meet half way.
   *
   * @param times of the moments in microseconds, ascending
   * @param pace how much faster than people this mouth may be, 1 or more
   */
  static List<Moment> limit(List<Moment> moments, long[] times, double pace) {
    double[] opening = moments.stream().mapToDouble(Moment::opening).toArray();
    double[] width = moments.stream().mapToDouble(Moment::width).toArray();
    lower(opening, times, pace * OPENING_PER_S);
    meet(width, times, pace * WIDTH_PER_S);
    int controls = moments.isEmpty() ? 0 : moments.get(0).beyond().size();
    double[][] beyond = new double[controls][];
    for (int c = 0; c < controls; c++) {
      int control = c;
      beyond[c] = moments.stream().mapToDouble(m -> m.beyond().get(control)).toArray();
      meet(beyond[c], times, pace * BEYOND_PER_S);
    }
    List<Moment> limited = new ArrayList<>();
    for (int i = 0; i < moments.size(); i++) {
      List<Float> values = new ArrayList<>();
      for (double[] series : beyond) {
        values.add((float) series[i]);
      }
      limited.add(
          new Moment((float) opening[i], (float) width[i], values, moments.get(i).closed()));
    }
    return limited;
  }

  /** The greatest curve below the given one that is nowhere steeper than {@code perS}. */
  private static void lower(double[] values, long[] times, double perS) {
    for (int i = 1; i < values.length; i++) {
      double most = perS * (times[i] - times[i - 1]) / 1e6;
      values[i] = Math.min(values[i], values[i - 1] + most);
    }
    for (int i = values.length - 2; i >= 0; i--) {
      double most = perS * (times[i + 1] - times[i]) / 1e6;
      values[i] = Math.min(values[i], values[i + 1] + most);
    }
  }

  /** Half way between the greatest such curve below and the least above. */
  private static void meet(double[] values, long[] times, double perS) {
    double[] below = values.clone();
    double[] above = new double[values.length];
    for (int i = 0; i < above.length; i++) {
      above[i] = -values[i];
    }
    lower(below, times, perS);
    lower(above, times, perS);
    for (int i = 0; i < values.length; i++) {
      values[i] = (below[i] - above[i]) / 2;
    }
  }
}
