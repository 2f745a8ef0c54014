package org.redub.models.mouth;

import java.util.Locale;

/**
 * The motions of tracked faces that speak, in the order of the network's output. Each is a number
 * in standard deviations of the speaker, 0 being the speaker's mean, so that the network is
 * independent of the speaker.
 *
 * <p>The channels after {@link #WIDTH} are the expression residual: the motion that opening and
 * width do not explain.
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
