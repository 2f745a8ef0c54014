package org.redub.render.colour;

import org.redub.render.image.RgbImage;

/**
 * Brings a picture to the light of another, measured where both show the same skin. Confined to one
 * thread.
 *
 * <p>Call order: {@link #begin}, {@link #add} per pixel that both show, {@link #apply}.
 */
public interface ColourTransfer {
  /** Forgets what was added. */
  void begin();

  /** Counts pixel {@code i} of {@code wanted} against pixel {@code k} of {@code given}. */
  void add(RgbImage wanted, int i, RgbImage given, int k);

  /** Changes the colours of all of {@code given}; not at all if too little was added. */
  void apply(RgbImage given);

  /** The ways there are. */
  enum Mode {
    /** The mean colour. */
    MEAN,
    /** Mean and spread of each axis of Lab. */
    REINHARD,
    /** Means and covariances of the colours, by the least movement that brings them together. */
    TRANSPORT,
    /** As it is. */
    NONE;

    /** A transfer of this kind. */
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
