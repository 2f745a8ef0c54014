package org.redub.render.blend;

/**
 * Blends another picture into a plate under a mask. Confined to one thread.
 *
 * <p>Call order: {@link #mask} once per box, then {@link #blend} per plane.
 */
public interface MouthBlend {
  /** Sets the mask, width x height values of 0 (plate) to 1. */
  void mask(float[] mask, int width, int height);

  /**
   * Replaces {@code difference} (other - plate, the size of the mask) by what to add to the plate.
   */
  void blend(float[] difference);

  /** The ways there are. */
  enum Mode {
    /** Coarse over a wide edge, detail over a narrow one. */
    MULTIBAND,
    /** The other picture's detail in the plate's light. */
    SEAMLESS,
    /** One edge for all. */
    ALPHA;

    /**
     * A blend of this kind.
     *
     * @param bands of a multiband blend
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
