package org.redub.render.blend;

/**
 * Blends a picture into a plate through a mask. Confined to one thread.
 *
 * <p>Call order: {@link #mask} once per box, then {@link #blend} per plane.
 */
public interface MouthBlend {
  /** Sets the mask, width x height values of 0 (plate) to 1. */
  void mask(float[] mask, int width, int height);

  /**
   * Replaces {@code difference} (picture - plate, as large as the mask) by the values to add to the
   * plate.
   */
  void blend(float[] difference);

  /** The available blends. */
  enum Mode {
    /** Multiband: coarse structure over a wide edge, fine detail over a narrow one. */
    MULTIBAND,
    /** Poisson: the picture's detail in the plate's light. */
    SEAMLESS,
    /** Alpha: one edge for all sizes of detail. */
    ALPHA;

    /**
     * Creates a blend of this kind.
     *
     * @param bands number of bands of a multiband blend
     */
    public MouthBlend create(int bands) {
      return switch (this) {
        case MULTIBAND -> new PyramidBlend(bands);
        case SEAMLESS -> new SeamlessBlend();
        case ALPHA -> new AlphaBlend();
      };
    }
  }
}
