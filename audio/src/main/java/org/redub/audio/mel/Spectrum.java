package org.redub.audio.mel;

/** What the filter bank weighs. */
public enum Spectrum {
  /** The modulus |X|. */
  MAGNITUDE,
  /** Its square. */
  POWER
}
