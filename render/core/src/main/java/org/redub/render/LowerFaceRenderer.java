package org.redub.render;

import java.util.List;
import org.redub.geometry.ConvexHull;
import org.redub.geometry.PixelBox;
import org.redub.render.blend.MouthBlend;
import org.redub.render.blend.PyramidBlend;
import org.redub.render.colour.ColourTransfer;
import org.redub.render.image.RgbImage;
import org.redub.render.matte.MouthMatte;
import org.redub.render.matte.OcclusionMask;

/**
 * Re-shapes the lower face of one frame and puts donors' mouths onto it. Confined to one thread;
 * keeps its workspace from frame to frame.
 *
 * <p>Order: move the plate's jaw, chin and cheeks to the target; matte of the target's mouth; per
 * donor morph, motion blur and colour match; mix the donors; grain; multiband blend; keep the plate
 * where something is held before the face.
 */
public final class LowerFaceRenderer {
  /** What a box needs around the face: the reach of the warp and a little still background. */
  private static final float MARGIN_IOD = 0.35f;

  /** Below this a target is the plate itself. */
  private static final float SAME_PX = 0.02f;

  /** Bands of a dissolve that count as detail: up to about 8 pixels. */
  private static final int DETAIL_BANDS = 3;

  private final PlateWarp plateWarp;
  private final MouthWarp mouthWarp;
  private final MouthMatte matte;
  private final ColourTransfer colours;
  private final MouthBlend blend;
  private final float opacity;
  private final PyramidBlend dissolve;
  private final OcclusionMask coverMask = new OcclusionMask();
  private final MotionBlur motionBlur = new MotionBlur();
  private final UnsharpMask grain = new UnsharpMask();
  private RgbImage mouth = new RgbImage(1, 1);
  private RgbImage drawn = new RgbImage(1, 1);
  private float[] difference = new float[0];
  private float[] inner = new float[0];

  public LowerFaceRenderer(RenderSettings settings) {
    plateWarp = new PlateWarp(settings);
    mouthWarp = new MouthWarp(settings);
    matte = new MouthMatte(settings.matte());
    colours = settings.colour().create();
    blend = settings.blend().create(settings.bands());
    opacity = settings.opacity();
    dissolve = new PyramidBlend(settings.bands());
  }

  /**
   * The part of a frame that a job needs.
   *
   * @param framePoints LOWER_FACE x (x, y) in pixels of the frame
   * @param targetPoints where they shall be
   * @param frame the whole frame
   */
  public static PixelBox boxFor(
      float[] framePoints, float[] targetPoints, double iodPx, PixelBox frame) {
    float[] all = new float[framePoints.length + targetPoints.length];
    System.arraycopy(framePoints, 0, all, 0, framePoints.length);
    System.arraycopy(targetPoints, 0, all, framePoints.length, targetPoints.length);
    ConvexHull hull = ConvexHull.of(all);
    double margin = MARGIN_IOD * iodPx;
    return PixelBox.around(
        hull.left() - margin,
        hull.top() - margin,
        hull.right() + margin,
        hull.bottom() + margin,
        frame);
  }

  /** The re-shaped face. Neither the plate nor the donors are changed. */
  public RenderedMouth render(LowerFaceJob job) {
    RenderedMouth result = copyOf(job.plate());
    plateWarp.apply(job, result);
    List<DonorImage> donors = job.donors();
    if (donors.isEmpty()) {
      if (Points.largestDifference(job.platePoints(), job.targetPoints()) < SAME_PX) {
        return result;
      }
      donors = List.of(new DonorImage(job.plate(), job.platePoints(), job.motion(), 1));
    }
    RgbImage plate = result.image();
    matte.compute(
        job.targetPoints(),
        Points.largestDifference(job.platePoints(), job.targetPoints()) / job.iodPx(),
        job.iodPx(),
        new PixelBox(0, 0, plate.width(), plate.height()));
    mix(job, donors, plate);
    grain.match(mouth, job.targetPoints(), matte.box());
    blendInto(result);
    for (int i = 0; i < result.alpha().length; i++) {
      result.alpha()[i] *= opacity;
    }
    if (job.covered().length > 0) {
      PixelBox all = new PixelBox(0, 0, plate.width(), plate.height());
      coverMask.takeOut(job.platePoints(), job.covered(), job.iodPx(), all, result.alpha());
    }
    return result;
  }

  private static RenderedMouth copyOf(RgbImage plate) {
    RgbImage copy = new RgbImage(plate.width(), plate.height());
    for (int c = 0; c < 3; c++) {
      System.arraycopy(plate.planes()[c], 0, copy.planes()[c], 0, copy.planes()[c].length);
    }
    int size = plate.width() * plate.height();
    return new RenderedMouth(copy, new float[size], new float[size]);
  }

  /** Morphs, matches and mixes the donors into {@code mouth}. */
  private void mix(LowerFaceJob job, List<DonorImage> donors, RgbImage plate) {
    PixelBox box = matte.box();
    if (mouth.width() != box.width() || mouth.height() != box.height()) {
      mouth = new RgbImage(box.width(), box.height());
      drawn = new RgbImage(box.width(), box.height());
    }
    int size = box.width() * box.height();
    if (difference.length < size) {
      difference = new float[size];
      inner = new float[size];
    }
    mouthWarp.aim(job, box);
    grain.begin();
    float total = 0;
    for (DonorImage donor : donors) {
      boolean first = total == 0;
      total += donor.weight();
      RgbImage target = first ? mouth : drawn;
      mouthWarp.draw(donor, target);
      grain.add(donor, motionBlur.match(target, donor.motion(), plate, job.motion(), matte));
      matchColours(plate, target);
      if (!first) {
        mixIn(donor.weight() / total);
      }
    }
  }

  /**
   * Adds {@code share} of the picture just drawn to the mouth. Fine detail changes over faster than
   * light and colour: averaged detail would be soft and seen twice.
   */
  private void mixIn(float share) {
    PixelBox box = matte.box();
    float in = share * share * share;
    float out = (1 - share) * (1 - share) * (1 - share);
    dissolve.shares(in / (in + out), DETAIL_BANDS, share, box);
    int size = box.width() * box.height();
    for (int c = 0; c < 3; c++) {
      float[] sum = mouth.planes()[c];
      float[] added = drawn.planes()[c];
      for (int i = 0; i < size; i++) {
        difference[i] = added[i] - sum[i];
      }
      dissolve.blend(difference);
      for (int i = 0; i < size; i++) {
        sum[i] += difference[i];
      }
    }
  }

  private void matchColours(RgbImage plate, RgbImage given) {
    PixelBox box = matte.box();
    colours.begin();
    for (int y = 0; y < box.height(); y += 2) {
      for (int x = 0; x < box.width(); x += 2) {
        int i = y * box.width() + x;
        if (matte.onRing(i)) {
          colours.add(plate, (box.top() + y) * plate.width() + box.left() + x, given, i);
        }
      }
    }
    colours.apply(given);
  }

  /**
   * Within the lips the donor counts alone; only what differs around them is blended in bands, so
   * that the dark of one mouth does not bleed into the other's skin.
   */
  private void blendInto(RenderedMouth result) {
    PixelBox box = matte.box();
    blend.mask(matte.alpha(), box.width(), box.height());
    for (int c = 0; c < 3; c++) {
      float[] plate = result.image().planes()[c];
      subtract(mouth.planes()[c], plate, result.image().width());
      blend.blend(difference);
      add(plate, result.image().width());
    }
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        int i = y * box.width() + x;
        if (matte.reach()[i] > 0) {
          int at = (box.top() + y) * result.image().width() + box.left() + x;
          result.alpha()[at] = 1;
          result.matte()[at] = matte.alpha()[i];
        }
      }
    }
  }

  private void subtract(float[] given, float[] plate, int stride) {
    PixelBox box = matte.box();
    for (int y = 0; y < box.height(); y++) {
      int row = (box.top() + y) * stride + box.left();
      for (int x = 0; x < box.width(); x++) {
        int i = y * box.width() + x;
        float d = given[i] - plate[row + x];
        float core = matte.core()[i];
        inner[i] = core * d;
        difference[i] = (1 - core) * d;
      }
    }
  }

  private void add(float[] plate, int stride) {
    PixelBox box = matte.box();
    for (int y = 0; y < box.height(); y++) {
      int row = (box.top() + y) * stride + box.left();
      for (int x = 0; x < box.width(); x++) {
        int i = y * box.width() + x;
        plate[row + x] += matte.reach()[i] * (inner[i] + difference[i]);
      }
    }
  }
}
