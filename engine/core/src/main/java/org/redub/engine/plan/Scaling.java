package org.redub.engine.plan;

/**
 * Scales what a mouth does over a stretch of time, about its rest. Immutable.
 *
 * @param span when
 * @param opening factor of the opening, 0..4; 1 leaves it
 * @param width factor of the width's distance from rest, 0..4; 1 leaves it
 */
public record Scaling(TimeSpan span, double opening, double width) {
  private static final double MAX_FACTOR = 4;

  public Scaling {
    for (double factor : new double[] {opening, width}) {
      if (!(factor >= 0 && factor <= MAX_FACTOR)) {
        throw new IllegalArgumentException(
            "a scaling lies in 0..%s, got %s".formatted(MAX_FACTOR, factor));
      }
    }
  }
}
