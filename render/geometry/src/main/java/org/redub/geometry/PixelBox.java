package org.redub.geometry;

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
          "a box must have a width and height above 0, got %d x %d".formatted(width, height));
    }
  }

  /**
   * The smallest box that contains an area, clipped to a picture; at least one pixel.
   *
   * @param left smallest x of the area; the other edges likewise
   */
  public static PixelBox around(
      double left, double top, double right, double bottom, PixelBox picture) {
    int x = clamped(left, picture.left(), picture.right() - 1);
    int y = clamped(top, picture.top(), picture.bottom() - 1);
    int endX = clamped(right + 1, x + 1, picture.right());
    int endY = clamped(bottom + 1, y + 1, picture.bottom());
    return new PixelBox(x, y, endX - x, endY - y);
  }

  private static int clamped(double value, int least, int most) {
    return Math.max(least, Math.min(most, (int) Math.floor(value)));
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
