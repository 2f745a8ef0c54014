package org.redub.audio.mel;

/** How the triangles of the filter bank are scaled. */
public enum FilterNorm {
  /** Peak 2 / (width in Hz): equal areas, as in Slaney's Auditory Toolbox. */
  SLANEY_AREA,
  /**
   * Weights of a band sum to 1. A triangle that falls between two bins (sum of its weights below
   * 0.001) becomes the one bin nearest its centre.
   */
  UNIT_SUM
}
