package org.redub.render.donor.mouth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Points;
import org.redub.render.blend.PyramidBlend;
import org.redub.render.composite.BoxPatch;
import org.redub.render.composite.FaceOnPlate;
import org.redub.render.composite.MouthCanvas;
import org.redub.render.composite.MouthPainter;
import org.redub.render.composite.Patch;
import org.redub.render.composite.RenderSettings;
import org.redub.render.composite.UnsharpMask;
import org.redub.render.image.RgbImage;

/**
 * Makes a patch from donors. Confined to one thread; keeps its workspace from frame to frame.
 *
 * <p>Order, per donor: morph to the target, motion blur, the compositor's colour match; then the
 * donors are mixed.
 */
public final class DonorMouth {
  /** A target that differs less than this from the plate is the plate itself. */
  private static final float SAME_PX = 0.02f;

  /** Bands of a crossfade that count as detail: up to about 8 pixels. */
  private static final int DETAIL_BANDS = 3;

  private final MouthWarp warp;
  private final PyramidBlend crossfade;
  private final MotionBlur motionBlur = new MotionBlur();
  private final RgbImage mouth = new RgbImage(1, 1);
  private final RgbImage drawn = new RgbImage(1, 1);
  private float[] difference = new float[0];

  public DonorMouth(RenderSettings settings) {
    warp = new MouthWarp(settings);
    crossfade = new PyramidBlend(settings.bands());
  }

  /**
   * A painter of one frame.
   *
   * @param donors the donors; if empty, the plate is its own donor
   */
  public MouthPainter of(List<DonorImage> donors) {
    return canvas -> paint(canvas, donors);
  }

  private @Nullable Patch paint(MouthCanvas canvas, List<DonorImage> donors) {
    FaceOnPlate face = canvas.face();
    if (donors.isEmpty()) {
      return Points.largestDifference(face.platePoints(), face.targetPoints()) < SAME_PX
          ? null
          : mix(
              canvas, List.of(new DonorImage(face.plate(), face.platePoints(), face.motion(), 1)));
    }
    return mix(canvas, donors);
  }

  /** Morphs, matches and mixes the donors into {@code mouth}. */
  private Patch mix(MouthCanvas canvas, List<DonorImage> donors) {
    PixelBox box = canvas.box();
    mouth.resize(box.width(), box.height());
    drawn.resize(box.width(), box.height());
    warp.aim(canvas.face(), box);
    float total = 0;
    double weight = 0;
    double detail = 0;
    boolean blurred = false;
    for (DonorImage donor : donors) {
      boolean first = total == 0;
      total += donor.weight();
      RgbImage target = first ? mouth : drawn;
      warp.draw(donor, target);
      blurred |=
          motionBlur.match(
              target, donor.motion(), canvas.plate(), canvas.face().motion(), canvas.matte());
      weight += donor.weight();
      detail += donor.weight() * UnsharpMask.detail(donor.image(), donor.points());
      canvas.matchColours(target);
      if (!first) {
        mixIn(donor.weight() / total, box);
      }
    }
    // Do not sharpen what motion blur softened.
    return new BoxPatch(mouth, blurred ? 0 : detail / weight, 1);
  }

  /**
   * Adds {@code share} of the picture just drawn to the mouth. Fine detail crossfades faster than
   * light and colour, because averaged detail would be soft and doubled.
   */
  private void mixIn(float share, PixelBox box) {
    int size = box.width() * box.height();
    if (difference.length < size) {
      difference = new float[size];
    }
    float in = share * share * share;
    float out = (1 - share) * (1 - share) * (1 - share);
    crossfade.shares(in / (in + out), DETAIL_BANDS, share, box);
    for (int c = 0; c < 3; c++) {
      float[] sum = mouth.planes()[c];
      float[] added = drawn.planes()[c];
      for (int i = 0; i < size; i++) {
        difference[i] = added[i] - sum[i];
      }
      crossfade.blend(difference);
      for (int i = 0; i < size; i++) {
        sum[i] += difference[i];
      }
    }
  }
}
