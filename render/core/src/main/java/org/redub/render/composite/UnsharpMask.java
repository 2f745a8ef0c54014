package org.redub.render.composite;

import org.redub.geometry.ConvexHull;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Points;
import org.redub.render.image.RgbImage;

/**
 * Restores the fine detail and film grain that resampling and mixing removed from a mouth, as far
 * as its lips have less detail than wanted. Confined to one thread; keeps its workspace.
 */
public final class UnsharpMask {
  /** Largest gain of a pixel's difference from its neighbours; more would invent detail. */
  private static final double MAX_GAIN = 0.1;

  private static final int[] LIPS = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE);

  private float[] kept = new float[0];

  /**
   * Sharpens a mouth in place if its lips are softer than wanted.
   *
   * @param points the mouth's LOWER_FACE, n x (x, y), in pixels of the plate
   * @param box position of the mouth's picture in the plate
   * @param wanted the wanted {@link #detail} of the lips; 0 changes nothing
   */
  void match(RgbImage mouth, float[] points, PixelBox box, double wanted) {
    if (wanted <= 0) {
      return;
    }
    double has = detail(mouth, points, box.left(), box.top());
    if (has <= 0 || wanted <= has) {
      return;
    }
    float more = (float) Math.min(MAX_GAIN, Math.sqrt(wanted / has) - 1);
    int w = box.width();
    int h = box.height();
    if (kept.length < w * h) {
      kept = new float[w * h];
    }
    for (float[] plane : mouth.planes()) {
      System.arraycopy(plane, 0, kept, 0, w * h);
      for (int y = 1; y < h - 1; y++) {
        for (int i = y * w + 1; i < y * w + w - 1; i++) {
          plane[i] +=
              more * (kept[i] - (kept[i - 1] + kept[i + 1] + kept[i - w] + kept[i + w]) / 4);
        }
      }
    }
  }

  /** Mean square of the green plane's Laplacian over the box around the lips. */
  public static double detail(RgbImage image, float[] points) {
    return detail(image, points, 0, 0);
  }

  /**
   * Like {@link #detail(RgbImage, float[])}, for a part of a picture.
   *
   * @param left x of the image's left edge in the picture to which {@code points} refer
   * @param top y of its top edge
   */
  private static double detail(RgbImage image, float[] points, int left, int top) {
    ConvexHull lips = ConvexHull.of(Points.pick(points, LIPS));
    int stride = image.width();
    int fromX = Math.max(1, Math.round(lips.left()) - left);
    int toX = Math.min(stride - 1, Math.round(lips.right()) - left);
    int fromY = Math.max(1, Math.round(lips.top()) - top);
    int toY = Math.min(image.height() - 1, Math.round(lips.bottom()) - top);
    double sum = 0;
    int count = 0;
    for (int y = fromY; y < toY; y++) {
      for (int x = fromX; x < toX; x++) {
        sum += square(image.green(), y * stride + x, stride);
        count++;
      }
    }
    return sum / Math.max(1, count);
  }

  private static float square(float[] green, int i, int stride) {
    float lap = 4 * green[i] - green[i - 1] - green[i + 1] - green[i - stride] - green[i + stride];
    return lap * lap;
  }
}
