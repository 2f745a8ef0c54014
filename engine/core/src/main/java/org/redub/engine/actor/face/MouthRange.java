package org.redub.engine.actor.face;

/**
 * How far a mouth goes when its owner speaks, and where it rests. Immutable. Lengths are in
 * interocular distances.
 *
 * @param openings inner-lip distances while speaking
 * @param widths distances of the corners while speaking
 * @param restOpening inner-lip distance when nothing is said
 * @param restWidth distance of the corners when nothing is said
 * @param expression how far the expression residual goes
 */
public record MouthRange(
    Quantiles openings,
    Quantiles widths,
    double restOpening,
    double restWidth,
    ExpressionRange expression) {

  /** No lips that are shut are further apart than this. */
  private static final double SHUT = 0.01;

  /** Mouth width at rest of the speaker-independent prior. */
  private static final double GENERIC_WIDTH = 0.55;

  /** Someone who talks, when no take shows who. */
  public static MouthRange generic() {
    return new MouthRange(
        GenericSpeaker.openings(0),
        GenericSpeaker.widths(GENERIC_WIDTH),
        0.005,
        GENERIC_WIDTH,
        ExpressionRange.generic());
  }

  /** Inner-lip distance of lips that are shut. */
  public double closedOpening() {
    return Math.min(SHUT, Math.min(restOpening, openings.at(0)));
  }
}
