package org.redub.engine.actor.face;

import java.util.ArrayList;
import java.util.List;
import org.redub.models.mouth.FaceMotion;

/**
 * How far the expression residual of a speaking face goes. Immutable.
 *
 * @param sd standard deviation of each of {@link FaceControls#controls}, interocular distances
 */
public record ExpressionRange(List<Double> sd) {
  /** 2 % to 98 % of a normal distribution lie within so many deviations. */
  private static final double MOST_SD = 2.05;

  /** One standard deviation for each control, in order. */
  public ExpressionRange {
    sd = List.copyOf(sd);
    if (sd.size() != FaceControls.controls().size()) {
      throw new IllegalArgumentException(
          "an expression residual has %d controls, got %d"
              .formatted(FaceControls.controls().size(), sd.size()));
    }
  }

  public static ExpressionRange of(double[] sd) {
    List<Double> values = new ArrayList<>();
    for (double value : sd) {
      values.add(value);
    }
    return new ExpressionRange(values);
  }

  /** The speaker-independent prior. */
  public static ExpressionRange generic() {
    return of(GenericSpeaker.residualSd());
  }

  /**
   * A control in interocular distances, no further than this face goes.
   *
   * @param motion in standard deviations of the speaker
   * @throws IllegalArgumentException for opening and width
   */
  public double at(FaceMotion control, double motion) {
    int index = FaceControls.controls().indexOf(control);
    if (index < 0) {
      throw new IllegalArgumentException(control + " is not a control of the expression residual");
    }
    return Math.max(-MOST_SD, Math.min(MOST_SD, motion)) * sd.get(index);
  }
}
