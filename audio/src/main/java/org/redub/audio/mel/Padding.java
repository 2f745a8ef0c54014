package org.redub.audio.mel;

/** The values before the first and after the last sample, so that column 0 is centred on time 0. */
public enum Padding {
  /** The pre-emphasised signal, mirrored about its first and last sample. */
  REFLECT,
  /**
   * Silence, added before the pre-emphasis, so that the filter's response to the last sample, one
   * sample long, is part of the signal.
   */
  ZERO
}
