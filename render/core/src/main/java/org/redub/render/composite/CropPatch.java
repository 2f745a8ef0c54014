package org.redub.render.composite;

import org.jspecify.annotations.Nullable;
import org.redub.geometry.Affine2;
import org.redub.render.image.RgbImage;

/**
 * A face, or a part of one, in a pixel grid of its own, as a network makes it. The compositor
 * resamples it and matches its colours. Immutable except for its pixels, which the compositor only
 * reads.
 *
 * @param pixels of any size
 * @param fromPlate maps pixels of {@link FaceOnPlate#plate} to {@code pixels}
 * @param matte how much of each of {@code pixels} may be shown, 0 to 1; null shows all of them,
 *     with a soft edge
 * @param lipDetail see {@link Patch#lipDetail}
 * @param confidence see {@link Patch#confidence}
 */
@SuppressWarnings("ArrayRecordComponent")
public record CropPatch(
    RgbImage pixels,
    Affine2 fromPlate,
    float @Nullable [] matte,
    double lipDetail,
    float confidence)
    implements Patch {

  /** A patch without a matte: all of it may be shown, with a soft edge. */
  public CropPatch(RgbImage pixels, Affine2 fromPlate, double lipDetail, float confidence) {
    this(pixels, fromPlate, null, lipDetail, confidence);
  }

  public CropPatch {
    if (matte != null && matte.length < pixels.width() * pixels.height()) {
      throw new IllegalArgumentException(
          "a patch's matte must have one value for each of %d x %d pixels, got %d"
              .formatted(pixels.width(), pixels.height(), matte.length));
    }
  }
}
