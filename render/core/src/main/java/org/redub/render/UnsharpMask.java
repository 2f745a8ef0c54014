package org.redub.render;

import org.redub.geometry.ConvexHull;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

/**
 * Gives a mouth the fine detail and grain back that being moved between pixels and mixed took: as
 * much as its lips have less of than the donors' had. What was smeared with the head's motion is
 * left. Confined to one thread; keeps its workspace.
 *
 * <p>Call order: {@link #begin} per mouth, {@link #add} per donor, {@link #match}.
 */
final class UnsharpMask {
  /** The most that a pixel's difference from its neighbours grows; more was not in the donor. */
  private static final double MOST = 0.1;

  private static final int[] LIPS = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE);

  private double wanted;
  private double weight;
  private boolean smeared;
  private float[] kept = new float[0];

  /** Begins a new mouth. */
  void begin() {
    wanted = 0;
    weight = 0;
    smeared = false;
  }

  /**
   * Takes note of the detail in a donor's lips.
   *
   * @param smear whether the donor was smeared on purpose
   */
  void add(DonorImage donor, boolean smear) {
    wanted += donor.weight() * detail(donor.image(), donor.points(), 0, 0);
    weight += donor.weight();
    smeared |= smear;
  }

  /**
   * Sharpens a mouth in place where its lips are softer than its donors'.
   *
   * @param points the mouth's LOWER_FACE, n x (x, y), in pixels of the plate
   * @param box where the mouth's picture lies in the plate
   */
  void match(RgbImage mouth, float[] points, PixelBox box) {
    double has = detail(mouth, points, box.left(), box.top());
    if (smeared || has <= 0 || wanted / weight <= has) {
      return;
    }
    float more = (float) Math.min(MOST, Math.sqrt(wanted / weight / has) - 1);
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

  /**
   * Mean square of the green plane's Laplacian over the box around the lips.
   *
   * @param left where the image begins in the picture that {@code points} are of
   * @param top the same
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
