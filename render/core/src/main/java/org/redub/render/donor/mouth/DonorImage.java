package org.redub.render.donor.mouth;

import org.redub.render.composite.FaceOnPlate;
import org.redub.render.image.RgbImage;

/**
 * The picture of a donor. Immutable except for its pixels, which the renderer only reads.
 *
 * @param image the donor frame's pixels around its lower face, any size
 * @param points its LOWER_FACE points, n x (x, y), in pixels of {@code image}
 * @param motion how far its head's motion moved the mouth per frame, x and y in pixels
 * @param weight its weight relative to other donors, above 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record DonorImage(RgbImage image, float[] points, float[] motion, float weight) {

  public DonorImage {
    FaceOnPlate.requirePoints("donor", points);
    if (!(weight > 0)) {
      throw new IllegalArgumentException("a donor's weight must be above 0, got " + weight);
    }
  }

  /** A donor whose head did not move. */
  public DonorImage(RgbImage image, float[] points, float weight) {
    this(image, points, FaceOnPlate.still(), weight);
  }
}
