package org.redub.models.mouth;

import java.util.Locale;

/**
 * How tracked faces move when they speak, one number each, in the order of the network's output.
 * Each in standard deviations of the speaker, 0 for what is usual while speaking: the network knows
 * how a mouth moves, not whose it is.
 *
 * <p>The channels after {@link #WIDTH} say what a face does beyond what goes with its opening and
 * width.
 */
public enum FaceMotion {
  /** Inner-lip distance at the middle of the mouth. */
  OPENING,
  /** Distance between the corners of the mouth. */
  WIDTH,
  /** Chin down. */
  JAW,
  /** Edge of the upper lip up. */
  UPPER_LIP,
  /** Edge of the lower lip down. */
  LOWER_LIP,
  /** Lips pushed forward. */
  PROTRUSION,
  /** Corners of the mouth up. */
  CORNER;

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
