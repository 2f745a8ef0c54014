package org.redub.render.composite;

import org.redub.render.image.RgbImage;

/** Pixels made for a mouth. Immutable except for its pixels, which belong to the painter. */
public sealed interface Patch permits BoxPatch, CropPatch {

  /** The pixels; a {@link BoxPatch}'s are changed by the compositor. */
  RgbImage pixels();

  /**
   * How much detail the lips must have, as {@link UnsharpMask#detail} measures it; 0 leaves them as
   * they are.
   */
  double lipDetail();

  /** How sure the painter is of its pixels, 0 to 1; for reports. */
  float confidence();
}
