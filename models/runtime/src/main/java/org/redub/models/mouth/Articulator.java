package org.redub.models.mouth;

import java.util.Locale;

/**
 * The articulators, in the order of the network's output. Each is a number of about 0 at rest and 1
 * at the largest amount in speech; only WIDTH can be negative.
 */
public enum Articulator {
  /** How far the jaw is lowered. */
  JAW,
  /** How far the lips are apart; 0 is closed. */
  OPEN,
  /** Positive for spread lips, negative for narrow ones. */
  WIDTH,
  /** Lips rounded and pushed forward. */
  ROUND,
  /** Lower lip tucked under the upper teeth (f v). */
  TUCK,
  /** Lips pressed together (p b m). */
  PRESS,
  /** Tongue tip raised towards the teeth. */
  TONGUE;

  /** Its name in model cards. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its index in the tensor; a card with labels in another order is rejected. */
  @SuppressWarnings("EnumOrdinal")
  public int channel() {
    return ordinal();
  }
}
