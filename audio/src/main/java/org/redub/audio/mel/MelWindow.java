package org.redub.audio.mel;

/**
 * The columns that a network receives for a frame: {@code columns} of them, beginning {@code
 * offsetUs} after the frame's time (negative = before it).
 *
 * <p>Immutable.
 *
 * @param columns number of columns
 * @param offsetUs microseconds from the frame's pts to the first column
 */
public record MelWindow(int columns, long offsetUs) {
  /**
   * Wav2Lip's window: 16 columns (200 ms), beginning one frame earlier at the 25 fps of its
   * training.
   */
  public static final MelWindow WAV2LIP = new MelWindow(16, -40_000);

  /** Checks the length. */
  public MelWindow {
    if (columns <= 0) {
      throw new IllegalArgumentException("mel window must have 1 column or more, got " + columns);
    }
  }
}
