package org.redub.engine.actor.face;

import java.util.ArrayList;
import java.util.List;
import org.redub.models.mouth.FaceMotion;

/**
 * How far a face goes beyond its opening and width while it speaks. Immutable.
 *
 * @param sd standard deviation of each of {@link FaceControls#controls}, eye distances
 */
public record ExpressionRange(List<Double> sd) {
  /** 2 % to 98 % of a normal distribution lie within so many deviations. */
  private static final double MOST_SD = 2.05;

  /** One standard deviation for each control, in order. */
  public ExpressionRange {
    sd = List.copyOf(sd);
    if (sd.size() != FaceControls.controls().size()) {
      throw new IllegalArgumentException(
          "a face has %d controls beyond opening and width, got %d"
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

  /** A usual talker's. */
  public static ExpressionRange generic() {
    return of(GenericSpeaker.beyondSd());
  }

  /**
   * A control in eye distances, no further than this face goes.
   *
   * @param motion in standard deviations of the speaker
   * @throws IllegalArgumentException for opening and width
   */
  public double at(FaceMotion control, double motion) {
    int index = FaceControls.controls().indexOf(control);
    if (index < 0) {
      throw new IllegalArgumentException(control + " is not beyond opening and width");
    }
    return Math.max(-MOST_SD, Math.min(MOST_SD, motion)) * sd.get(index);
  }
}
