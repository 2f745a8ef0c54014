package org.redub.audio.mel;

/**
 * Which columns a network sees for a picture: {@code columns} of them, beginning {@code offsetUs}
 * from the picture's time (negative = before it).
 *
 * <p>Immutable.
 *
 * @param columns how many columns
 * @param offsetUs microseconds from the picture's pts to the first column
 */
public record MelWindow(int columns, long offsetUs) {
  /** Wav2Lip's: 16 columns (200 ms) from one 25 fps frame, at which it was trained, before. */
  public static final MelWindow WAV2LIP = new MelWindow(16, -40_000);

  /** Checks the length. */
  public MelWindow {
    if (columns <= 0) {
      throw new IllegalArgumentException("mel window must have 1 column or more, got " + columns);
    }
  }
}
