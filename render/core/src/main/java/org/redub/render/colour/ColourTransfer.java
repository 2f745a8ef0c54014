package org.redub.render.colour;

import org.redub.render.image.RgbImage;

/**
 * Adjusts a picture's colours to the light of another, measured where both show the same skin.
 * Confined to one thread.
 *
 * <p>Call order: {@link #begin}, {@link #add} for each pixel that both show, {@link #apply}.
 */
public interface ColourTransfer {
  /** Discards the pixels that were added. */
  void begin();

  /** Adds a pair of pixels: {@code i} of {@code wanted} and {@code k} of {@code given}. */
  void add(RgbImage wanted, int i, RgbImage given, int k);

  /** Changes the colours of all of {@code given}; changes nothing if too few pixels were added. */
  void apply(RgbImage given);

  /** The available transfers. */
  enum Mode {
    /** The mean colour. */
    MEAN,
    /** Mean and standard deviation of each axis of Lab. */
    REINHARD,
    /** Means and covariances of the colours, by optimal transport. */
    TRANSPORT,
    /** None. */
    NONE;

    /** Creates a transfer of this kind. */
    public ColourTransfer create() {
      return switch (this) {
        case MEAN -> new MeanTransfer();
        case REINHARD -> new ReinhardTransfer();
        case TRANSPORT -> new OptimalTransport();
        case NONE -> new NoTransfer();
      };
    }
  }
}
