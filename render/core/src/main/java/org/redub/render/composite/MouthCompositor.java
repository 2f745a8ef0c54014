package org.redub.render.composite;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.redub.geometry.ConvexHull;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Points;
import org.redub.render.blend.MouthBlend;
import org.redub.render.image.RgbImage;
import org.redub.render.matte.MouthMatte;
import org.redub.render.matte.OcclusionMask;

/**
 * Composites a patch into a plate, in the same way for every generator. Confined to one thread;
 * keeps its workspace from frame to frame.
 *
 * <p>Order: move the plate's jaw, chin and cheeks to the target, if the painter asks for it;
 * compute the matte of the target's mouth; let the painter make the patch; match colours and
 * detail; blend; apply opacity; restore the plate where it is occluded.
 */
public final class MouthCompositor {
  /** Margin of the box around the face: the reach of the warp and some unchanged background. */
  private static final float MARGIN_IOD = 0.35f;

  /**
   * Smallest lip displacement that is assumed if the painter also draws the jaw: it may draw the
   * lips anywhere down to the chin.
   */
  private static final float DRAWN_IOD = 0.3f;

  private final PlateWarp plateWarp;
  private final MouthMatte matte;
  private final MouthBlend blend;
  private final float opacity;
  private final MouthCanvas canvas;
  private final CropResampler crops = new CropResampler();
  private final OcclusionMask occlusion = new OcclusionMask();
  private final UnsharpMask unsharpMask = new UnsharpMask();
  private final RgbImage image = new RgbImage(1, 1);
  private float[] alpha = new float[0];
  private float[] share = new float[0];
  private float[] difference = new float[0];
  private float[] inner = new float[0];

  public MouthCompositor(RenderSettings settings) {
    plateWarp = new PlateWarp(settings);
    matte = new MouthMatte(settings.matte());
    canvas = new MouthCanvas(matte, settings.colour().create());
    blend = settings.blend().create(settings.bands());
    opacity = settings.opacity();
  }

  /**
   * The part of a frame that is needed to render a face.
   *
   * @param framePoints LOWER_FACE x (x, y) in pixels of the frame
   * @param targetPoints their target positions
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

  /**
   * Renders the face with its new mouth. The plate is not changed.
   *
   * @return this compositor's own buffers, valid until the next call
   */
  public RenderedMouth render(FaceOnPlate face, MouthPainter painter) {
    begin(face.plate());
    boolean movesJaw = painter.movesJaw();
    if (movesJaw) {
      plateWarp.apply(face, image, alpha);
    }
    PixelBox whole = new PixelBox(0, 0, image.width(), image.height());
    float moved = Points.largestDifference(face.platePoints(), face.targetPoints()) / face.iodPx();
    if (!movesJaw) {
      moved = Math.max(moved, DRAWN_IOD);
    }
    // The matte must also cover the plate's own mouth, unless it was moved.
    float @Nullable [] covered = movesJaw ? null : face.platePoints();
    matte.compute(face.targetPoints(), covered, moved, face.iodPx(), whole);
    canvas.aim(face, image);
    Patch patch = painter.paint(canvas);
    if (patch == null) {
      begin(face.plate());
      return new RenderedMouth(image, alpha, share);
    }
    RgbImage mouth = pixels(patch);
    unsharpMask.match(mouth, face.targetPoints(), matte.box(), patch.lipDetail());
    blendIn(mouth);
    finish(face, whole);
    return new RenderedMouth(image, alpha, share);
  }

  private void begin(RgbImage plate) {
    int size = plate.width() * plate.height();
    image.resize(plate.width(), plate.height());
    for (int c = 0; c < 3; c++) {
      System.arraycopy(plate.planes()[c], 0, image.planes()[c], 0, size);
    }
    if (alpha.length < size) {
      alpha = new float[size];
      share = new float[size];
    } else {
      Arrays.fill(alpha, 0, size, 0);
      Arrays.fill(share, 0, size, 0);
    }
  }

  /** The patch resampled to the matte's box, in the plate's light. */
  private RgbImage pixels(Patch patch) {
    if (patch instanceof CropPatch crop) {
      RgbImage resampled = crops.resample(crop, image, matte.box());
      matte.limit(crops.share());
      canvas.matchColours(resampled, crops.share());
      return resampled;
    }
    return patch.pixels();
  }

  /**
   * Inside the lips only the patch is visible. Only the difference around them is blended in bands,
   * so that one mouth's dark interior does not bleed into the other's skin.
   */
  private void blendIn(RgbImage mouth) {
    PixelBox box = matte.box();
    int size = box.width() * box.height();
    if (difference.length < size) {
      difference = new float[size];
      inner = new float[size];
    }
    blend.mask(matte.alpha(), box.width(), box.height());
    for (int c = 0; c < 3; c++) {
      float[] plate = image.planes()[c];
      subtract(mouth.planes()[c], plate, image.width());
      blend.blend(difference);
      add(plate, image.width());
    }
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        int i = y * box.width() + x;
        if (matte.reach()[i] > 0) {
          int at = (box.top() + y) * image.width() + box.left() + x;
          alpha[at] = 1;
          share[at] = matte.alpha()[i];
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

  private void finish(FaceOnPlate face, PixelBox whole) {
    for (int i = 0; i < whole.width() * whole.height(); i++) {
      alpha[i] *= opacity;
    }
    if (face.occlusion().length > 0) {
      occlusion.takeOut(face.platePoints(), face.occlusion(), face.iodPx(), whole, alpha);
    }
  }
}
