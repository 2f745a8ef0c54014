package org.redub.engine.plan;

/**
 * What a person's mouth does where the keys do not decide: at rest, in closures, and how fast it
 * may move. Immutable. Lengths are in interocular distances.
 *
 * @param restOpening inner-lip distance when nothing is said
 * @param restWidth distance of the corners when nothing is said
 * @param closedOpening inner-lip distance in a closure
 * @param lipTeethOpening largest inner-lip distance while the lower lip is at the upper teeth
 * @param lipTeethRaise largest value of the lower-lip control meanwhile: how far the lip comes up
 * @param pace how much faster than people the mouth may move, 1 or more
 */
public record MouthLimits(
    float restOpening,
    float restWidth,
    float closedOpening,
    float lipTeethOpening,
    float lipTeethRaise,
    double pace) {

  public MouthLimits {
    float[] values = {restOpening, restWidth, closedOpening, lipTeethOpening, lipTeethRaise};
    for (float value : values) {
      if (!Float.isFinite(value) || Math.abs(value) > MAX_IOD) {
        throw new IllegalArgumentException(
            "limits of a mouth lie in -%s..%s interocular distances, got %s"
                .formatted(MAX_IOD, MAX_IOD, value));
      }
    }
    if (!(pace >= 1 && pace <= MAX_PACE)) {
      throw new IllegalArgumentException("pace lies in 1..%s, got %s".formatted(MAX_PACE, pace));
    }
  }

  private static final float MAX_IOD = 3;
  private static final double MAX_PACE = 100;
}
