package org.redub.render.composite;

import org.redub.render.image.RgbImage;

/** Pixels made for a mouth. Immutable except for its pixels, which belong to the painter. */
public sealed interface Patch permits BoxPatch, CropPatch {

  /** The pixels; a {@link BoxPatch}'s are changed by the compositor. */
  RgbImage pixels();

  /**
   * How much detail the lips should have, as measured by {@link UnsharpMask#detail}; 0 leaves them
   * unchanged.
   */
  double lipDetail();

  /** The painter's confidence in its pixels, 0 to 1, for reports. */
  float confidence();
}
