package org.redub.geometry;

/**
 * The shape of a picture's pixels. Faces are tracked and measured in square pixels of the same
 * area, so that a face in an anamorphic picture has its true shape. Immutable.
 *
 * @param ratio width of a pixel divided by its height
 */
public record PixelAspect(double ratio) {
  /** Pixels as wide as high. */
  public static final PixelAspect SQUARE = new PixelAspect(1);

  /** Smaller differences are rounding, for example of a size to whole pixels. */
  private static final double SMALLEST_DIFFERENCE = 0.01;

  /** No picture is stretched by more; such a ratio is an error in the file. */
  private static final double LARGEST = 4;

  public PixelAspect {
    if (!(ratio > 0) || Double.isInfinite(ratio)) {
      throw new IllegalArgumentException(
          "the ratio of a pixel's sides must be above 0 and finite, got " + ratio);
    }
  }

  /** The shape of pixels with this ratio; square if the ratio is nearly 1 or no picture has it. */
  public static PixelAspect of(double ratio) {
    boolean plausible = ratio >= 1 / LARGEST && ratio <= LARGEST;
    return plausible && Math.abs(ratio - 1) >= SMALLEST_DIFFERENCE
        ? new PixelAspect(ratio)
        : SQUARE;
  }

  /** Whether pixels are as wide as high. */
  public boolean isSquare() {
    return ratio == 1;
  }

  /** Square pixels per stored pixel from left to right. */
  public double scaleX() {
    return Math.sqrt(ratio);
  }

  /** Square pixels per stored pixel from top to bottom. */
  public double scaleY() {
    return 1 / Math.sqrt(ratio);
  }

  /**
   * Moves points from stored pixels to square ones. Depths stay.
   *
   * @param xyz n x (x, y, z) with the origin at the centre of the top-left pixel
   */
  public void toSquare(float[] xyz) {
    if (isSquare()) {
      return;
    }
    for (int i = 0; i + 2 < xyz.length; i += 3) {
      xyz[i] = (float) ((xyz[i] + 0.5) * scaleX() - 0.5);
      xyz[i + 1] = (float) ((xyz[i + 1] + 0.5) * scaleY() - 0.5);
    }
  }

  /** Moves points from square pixels to stored ones; see {@link #toSquare}. */
  public void toStored(float[] xyz) {
    if (isSquare()) {
      return;
    }
    for (int i = 0; i + 2 < xyz.length; i += 3) {
      xyz[i] = (float) ((xyz[i] + 0.5) / scaleX() - 0.5);
      xyz[i + 1] = (float) ((xyz[i + 1] + 0.5) / scaleY() - 0.5);
    }
  }
}
