package org.redub.models.mouth;

import java.util.Locale;

/**
 * What the mouth does, one number each, in the order of the network's output. About 0 at rest and 1
 * at the most anyone does in speech; only WIDTH goes below 0.
 */
public enum Articulator {
  /** How far the jaw is down. */
  JAW,
  /** How far the lips are apart; 0 closed. */
  OPEN,
  /** Spread lips above 0, narrow below. */
  WIDTH,
  /** Lips rounded and pushed forward. */
  ROUND,
  /** Lower lip drawn in under the upper teeth (f v). */
  TUCK,
  /** Lips pressed together (p b m). */
  PRESS,
  /** Tongue tip raised towards the teeth. */
  TONGUE;

  /** Its name as model cards write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its place in the tensor; a card with labels in another order is turned away. */
  @SuppressWarnings("EnumOrdinal")
  public int channel() {
    return ordinal();
  }
}
