package org.redub.render;

import org.redub.render.image.PixelBox;
import org.redub.render.image.RgbImage;
import org.redub.render.matte.MouthMatte;

/**
 * Gives a mouth the fine detail and grain back that being moved between pixels took: as much as the
 * ring around it has less of than the same ring of the plate. Confined to one thread; keeps its
 * workspace.
 */
final class Grain {
  /** The most that a pixel's difference from its neighbours grows; more was not in the donor. */
  private static final double MOST = 0.1;

  private float[] kept = new float[0];

  /**
   * Sharpens a mouth in place where it is softer than its surroundings.
   *
   * @param mouth the size of the matte's box
   */
  void match(RgbImage mouth, RgbImage plate, MouthMatte matte) {
    PixelBox box = matte.box();
    int w = box.width();
    int h = box.height();
    double wanted = detail(plate, box, matte);
    double has = detail(mouth, new PixelBox(0, 0, w, h), matte);
    if (wanted <= has || has == 0) {
      return;
    }
    float more = (float) Math.min(MOST, Math.sqrt(wanted / has) - 1);
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

  /** Mean square of the green plane's Laplacian on the ring around the mouth. */
  private static double detail(RgbImage image, PixelBox at, MouthMatte matte) {
    PixelBox box = matte.box();
    int stride = image.width();
    float[] green = image.green();
    double sum = 0;
    int count = 0;
    for (int row = 1; row < box.height() - 1; row++) {
      for (int column = 1; column < box.width() - 1; column++) {
        if (matte.onRing(row * box.width() + column)) {
          int i = (at.top() + row) * stride + at.left() + column;
          float lap =
              4 * green[i] - green[i - 1] - green[i + 1] - green[i - stride] - green[i + stride];
          sum += lap * lap;
          count++;
        }
      }
    }
    return sum / Math.max(1, count);
  }
}
