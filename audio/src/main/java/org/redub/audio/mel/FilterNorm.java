package org.redub.audio.mel;

/** The scaling of the filter bank's triangles. */
public enum FilterNorm {
  /** Peak 2 / (width in Hz): equal areas, as in Slaney's Auditory Toolbox. */
  SLANEY_AREA,
  /**
   * The weights of a band sum to 1. A triangle between two bins (sum of its weights below 0.001)
   * becomes the one bin nearest its centre.
   */
  UNIT_SUM
}
