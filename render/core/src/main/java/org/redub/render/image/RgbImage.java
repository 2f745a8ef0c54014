package org.redub.render.image;

/**
 * A picture of planar RGB floats, 0..255 and not clamped, row-major. Mutable, confined to one
 * thread. After {@link #resize} its planes can be longer than its number of pixels.
 *
 * <p>Coordinates have their origin at the centre of the top-left pixel, x right, y down.
 */
public final class RgbImage {
  private int width;
  private int height;
  private float[] red;
  private float[] green;
  private float[] blue;

  /** A black picture of {@code width} x {@code height} pixels. */
  public RgbImage(int width, int height) {
    requireSize(width, height);
    this.width = width;
    this.height = height;
    red = new float[width * height];
    green = new float[width * height];
    blue = new float[width * height];
  }

  private static void requireSize(int width, int height) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "an image must have a width and height above 0, got %d x %d".formatted(width, height));
    }
  }

  /** Changes the size, for use as a workspace. The pixels are undefined afterwards. */
  public void resize(int newWidth, int newHeight) {
    requireSize(newWidth, newHeight);
    width = newWidth;
    height = newHeight;
    if (red.length < newWidth * newHeight) {
      red = new float[newWidth * newHeight];
      green = new float[newWidth * newHeight];
      blue = new float[newWidth * newHeight];
    }
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The red plane itself, not a copy: index y * width + x. */
  public float[] red() {
    return red;
  }

  /** The green plane itself, not a copy: index y * width + x. */
  public float[] green() {
    return green;
  }

  /** The blue plane itself, not a copy: index y * width + x. */
  public float[] blue() {
    return blue;
  }

  /** The planes in the order red, green, blue, not copies. */
  public float[][] planes() {
    return new float[][] {red, green, blue};
  }
}
