package org.redub.audio.mel;

/** The spectrum that the filter bank weights. */
public enum Spectrum {
  /** The modulus |X|. */
  MAGNITUDE,
  /** Its square. */
  POWER
}
