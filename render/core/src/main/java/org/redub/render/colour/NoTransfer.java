package org.redub.render.colour;

import org.redub.render.image.RgbImage;

/** Leaves every colour as it is. Stateless. */
final class NoTransfer implements ColourTransfer {
  @Override
  public void begin() {}

  @Override
  public void add(RgbImage wanted, int i, RgbImage given, int k) {}

  @Override
  public void apply(RgbImage given) {}
}
