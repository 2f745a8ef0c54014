package org.redub.models.face;

import java.nio.FloatBuffer;

/**
 * A picture that can be read through a rotated square.
 *
 * <p>Coordinates are image pixels with the origin at the centre of the top-left pixel, x right, y
 * down. Implementations say whether they are thread-safe.
 */
public interface PixelSource {

  /** The value of samples outside the picture. */
  enum Border {
    /** The nearest pixel of the picture. */
    REPLICATE,
    /** Zero. */
    BLACK
  }

  /** Width in pixels. */
  int width();

  /** Height in pixels. */
  int height();

  /**
   * Resamples {@code region} to {@code sizePx} x {@code sizePx} RGB, averaging over the area if it
   * shrinks.
   *
   * @param region the square to read, in image pixels
   * @param sizePx width and height of the result, in pixels
   * @param border the value of samples outside the picture
   * @param out receives 3 x sizePx x sizePx values in 0..1 from index 0: the R plane, then G, then
   *     B, each row-major; its position does not change
   */
  void readSquare(FaceRegion region, int sizePx, Border border, FloatBuffer out);
}
