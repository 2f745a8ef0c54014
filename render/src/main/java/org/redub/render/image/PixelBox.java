package org.redub.render.image;

/**
 * A box of whole pixels. Immutable.
 *
 * @param left first column
 * @param top first row
 * @param width columns, above 0
 * @param height rows, above 0
 */
public record PixelBox(int left, int top, int width, int height) {

  public PixelBox {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "a box needs a size, got %d x %d".formatted(width, height));
    }
  }

  /** The column after the last. */
  public int right() {
    return left + width;
  }

  /** The row after the last. */
  public int bottom() {
    return top + height;
  }
}
