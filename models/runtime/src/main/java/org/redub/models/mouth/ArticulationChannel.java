package org.redub.models.mouth;

/**
 * What the mouth-shape network says of an instant, in the order of its output. About 0..1 unless
 * said otherwise.
 */
public enum ArticulationChannel {
  /** Jaw drop. */
  JAW,
  /** Lip opening; a little below 0 where lips press together. */
  OPEN,
  /** Spread of the corners, about -1 (narrow) to 1 (wide). */
  WIDTH,
  /** Rounding and protrusion. */
  ROUND,
  /** Lower lip tucked under the upper teeth, as in f and v. */
  TUCK,
  /** Lips pressed together, as in p, b and m. */
  PRESS,
  /** Tongue raised to where it shows. */
  TONGUE
}
