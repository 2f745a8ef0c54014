package org.redub.audio.cue;

/**
 * Where one mouth shape ends and another begins, in articulation units: opening 0 (lips meet) to 1
 * (as wide as speech gets), width -1 (narrowest) to 1 (widest) about 0 at rest, rounding, closure,
 * lip under teeth and raised tongue 0 to 1. The shapes are tested in the order of the fields.
 *
 * <p>Immutable.
 *
 * @param closed closure above which the lips are pressed together (A)
 * @param lipTeeth value above which the lower lip is under the teeth (G)
 * @param shut opening below which the mouth is at rest (X) if that lasts {@code restUs}, else A
 * @param puckered rounding above which the lips are puckered (F), unless they are {@code wide}
 * @param rounded rounding above which they are slightly rounded (E)
 * @param narrow width, negative, below which they are slightly rounded too (E)
 * @param tongue value above which the tongue is raised (H), in a mouth at least half as open as
 *     {@code open}
 * @param wide opening above which the mouth is wide open (D)
 * @param open opening above which it is open (C); below it is B
 * @param restUs how long the mouth must stay shut to be at rest
 * @param minCueUs shorter cues are merged into a neighbour, except closures (A)
 */
public record CueThresholds(
    double closed,
    double lipTeeth,
    double shut,
    double puckered,
    double rounded,
    double narrow,
    double tongue,
    double wide,
    double open,
    long restUs,
    long minCueUs) {

  /** Derived from the articulation targets of the first mouth-shape network. */
  public static final CueThresholds DEFAULT =
      new CueThresholds(0.5, 0.5, 0.1, 0.6, 0.3, -0.45, 0.75, 0.72, 0.4, 200_000, 40_000);
}
