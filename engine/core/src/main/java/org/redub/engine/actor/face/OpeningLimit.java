package org.redub.engine.actor.face;

/**
 * How wide a mouth may be shown that is made from a given donor: a little wider than the donor, or
 * its teeth would stretch with it. A take whose mouth never opens moves its lips but little.
 */
public final class OpeningLimit {
  private static final double MOST_STRETCH = 1.35;

  /**
   * Lips part this far without anything between them that could stretch, in interocular distances.
   */
  private static final double FREE_OPENING = 0.10;

  private OpeningLimit() {}

  /**
   * The widest opening to make from a donor that is open by {@code donorOpening}, both in
   * interocular distances.
   */
  public static double widest(double donorOpening) {
    return donorOpening * MOST_STRETCH + FREE_OPENING;
  }
}
