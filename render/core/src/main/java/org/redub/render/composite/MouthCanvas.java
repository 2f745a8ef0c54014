package org.redub.render.composite;

import org.jspecify.annotations.Nullable;
import org.redub.geometry.PixelBox;
import org.redub.render.colour.ColourTransfer;
import org.redub.render.image.RgbImage;
import org.redub.render.matte.MouthMatte;

/**
 * Describes to a painter where its patch goes, and offers the compositor's colour match to painters
 * that mix several pictures. Confined to one thread; belongs to a compositor.
 */
public final class MouthCanvas {
  private final MouthMatte matte;
  private final ColourTransfer colours;
  private FaceOnPlate face = FaceOnPlate.NONE;
  private RgbImage plate = face.plate();

  MouthCanvas(MouthMatte matte, ColourTransfer colours) {
    this.matte = matte;
    this.colours = colours;
  }

  void aim(FaceOnPlate nextFace, RgbImage nextPlate) {
    face = nextFace;
    plate = nextPlate;
  }

  /** The face, its target and the unchanged plate. */
  public FaceOnPlate face() {
    return face;
  }

  /** The plate, with the jaw moved to the target if the painter asked for it; only to be read. */
  public RgbImage plate() {
    return plate;
  }

  /** The part of the plate that a {@link BoxPatch} covers. */
  public PixelBox box() {
    return matte.box();
  }

  /** The matte of the mouth within the box, and the ring of skin around it. */
  public MouthMatte matte() {
    return matte;
  }

  /**
   * Adjusts a picture to the plate's light, measured on the ring of skin around the mouth.
   *
   * @param given as large as the box, changed in place
   */
  public void matchColours(RgbImage given) {
    matchColours(given, null);
  }

  /**
   * The same for a picture that does not fill the box.
   *
   * @param share how much of each pixel of the box belongs to the picture; null if all of it does
   */
  void matchColours(RgbImage given, float @Nullable [] share) {
    PixelBox box = matte.box();
    colours.begin();
    for (int y = 0; y < box.height(); y += 2) {
      for (int x = 0; x < box.width(); x += 2) {
        int i = y * box.width() + x;
        if (matte.onRing(i) && (share == null || share[i] >= 1)) {
          colours.add(plate, (box.top() + y) * plate.width() + box.left() + x, given, i);
        }
      }
    }
    colours.apply(given);
  }
}
