package org.redub.engine.plan;

/**
 * A stretch of time. Immutable.
 *
 * @param startUs its first microsecond
 * @param endUs the first microsecond after it, not before the start
 */
public record TimeSpan(long startUs, long endUs) {

  public TimeSpan {
    if (endUs < startUs) {
      throw new IllegalArgumentException(
          "a span ends at or after its start, got %d to %d us".formatted(startUs, endUs));
    }
  }

  /** The middle, in microseconds. */
  public long middleUs() {
    return (startUs + endUs) / 2;
  }

  /** Whether a time lies in the span. */
  public boolean contains(long ptsUs) {
    return ptsUs >= startUs && ptsUs < endUs;
  }

  /** The same span, later by {@code us}. */
  public TimeSpan shifted(long us) {
    return new TimeSpan(startUs + us, endUs + us);
  }
}
