package org.redub.engine.media.plate;

import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

/** Reads boxes of a plate whose planes are green, blue and red, and blends them back. Stateless. */
final class RgbBoxes {
  private RgbBoxes() {}

  /** The plane of a plate with each colour of an image: red, green, blue. */
  private static final int[] PLANES = {2, 0, 1};

  static void read(Plate plate, PixelBox box, RgbImage into) {
    for (int c = 0; c < 3; c++) {
      Samples samples = new Samples(plate, PLANES[c]);
      float[] colour = into.planes()[c];
      for (int y = 0; y < box.height(); y++) {
        int row = PlateBoxes.clamp(box.top() + y, plate.height()) * plate.width();
        for (int x = 0; x < box.width(); x++) {
          colour[y * box.width() + x] =
              samples.get(row + PlateBoxes.clamp(box.left() + x, plate.width()));
        }
      }
    }
  }

  /**
   * Blends the part of {@code result} that is {@code inside} the plate.
   *
   * @param box position of {@code result} in the plate
   */
  static void blend(Plate plate, PixelBox box, PixelBox inside, RgbImage result, float[] alpha) {
    for (int c = 0; c < 3; c++) {
      Samples samples = new Samples(plate, PLANES[c]);
      float[] colour = result.planes()[c];
      for (int y = inside.top(); y < inside.bottom(); y++) {
        for (int x = inside.left(); x < inside.right(); x++) {
          int in = (y - box.top()) * box.width() + x - box.left();
          float a = alpha[in];
          if (a > 0) {
            int at = y * plate.width() + x;
            float own = samples.get(at);
            samples.set(at, own + a * (colour[in] - own));
          }
        }
      }
    }
  }
}
