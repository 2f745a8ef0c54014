package org.redub.engine.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Limits the speed of a mouth to what real mouths reach. A curve that is mapped onto an actor's
 * range may go from wide open to closed in one frame, which viewers see as a pop. Stateless.
 *
 * <p>The limits, in interocular distances a second, are about what one frame in a hundred exceeds
 * in takes of three people who talk freely, as we track them: 2.0 to 3.2 for the opening, 1.2 to
 * 1.9 for the width. The expression residual is held to the width's.
 */
final class MouthSpeed {
  private static final double OPENING_PER_S = 3;
  private static final double WIDTH_PER_S = 1.7;
  private static final double EXPRESSION_PER_S = 1.7;

  private MouthSpeed() {}

  /**
   * The same mouth within the limits. Openings only become smaller, so a mouth that closes still
   * closes at the same time. Width and expression residual are changed half from below and half
   * from above.
   *
   * @param times of the frames in microseconds, ascending
   * @param pace how much faster than people this mouth may be, 1 or more
   */
  static List<PlannedMouth> limit(List<PlannedMouth> mouths, long[] times, double pace) {
    double[] opening = mouths.stream().mapToDouble(PlannedMouth::opening).toArray();
    double[] width = mouths.stream().mapToDouble(PlannedMouth::width).toArray();
    lower(opening, times, pace * OPENING_PER_S);
    meet(width, times, pace * WIDTH_PER_S);
    int controls = mouths.isEmpty() ? 0 : mouths.get(0).expression().size();
    double[][] expression = new double[controls][];
    for (int c = 0; c < controls; c++) {
      int control = c;
      expression[c] = mouths.stream().mapToDouble(m -> m.expression().get(control)).toArray();
      meet(expression[c], times, pace * EXPRESSION_PER_S);
    }
    List<PlannedMouth> limited = new ArrayList<>();
    for (int i = 0; i < mouths.size(); i++) {
      List<Float> values = new ArrayList<>();
      for (double[] series : expression) {
        values.add((float) series[i]);
      }
      limited.add(
          new PlannedMouth((float) opening[i], (float) width[i], values, mouths.get(i).closed()));
    }
    return limited;
  }

  /**
   * Lowers the values to the greatest curve below them that is nowhere steeper than {@code perS}.
   */
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

  /**
   * Moves the values half way between the greatest such curve below them and the least one above.
   */
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
