package org.redub.audio.cue;

/**
 * One mouth shape with its start and end.
 *
 * <p>Immutable.
 *
 * @param startUs first microsecond
 * @param endUs first microsecond after it
 * @param viseme the shape
 */
public record MouthCue(long startUs, long endUs, Viseme viseme) {
  /** Checks the times. */
  public MouthCue {
    if (startUs < 0 || endUs <= startUs) {
      throw new IllegalArgumentException(
          "mouth cue must start at 0 or later and end after its start, got %d to %d us"
              .formatted(startUs, endUs));
    }
  }

  /** Duration of the shape. */
  public long durationUs() {
    return endUs - startUs;
  }
}
