package org.redub.render.donor.mouth;

import java.util.Arrays;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;
import org.redub.render.matte.MouthMatte;

/**
 * Blurs a donor along the motion of the plate's head, as much as the plate is blurred. The shutter
 * time is not known, so several are tried, and the one is used with which the donor's skin around
 * the mouth has as much detail in that direction as the plate's. Confined to one thread; keeps its
 * workspace.
 */
final class MotionBlur {
  /** Slower motion, in pixels per frame, causes no visible blur. */
  private static final double MIN_PX = 4;

  /** Longer blurs are not made, because landmarks are unreliable in such frames. */
  private static final double MAX_PX = 24;

  /** The shutter times that are tried, as shares of the frame interval. */
  private static final float[] SHUTTERS = {0, 0.15f, 0.3f, 0.45f, 0.6f};

  private static final int GREEN = 1;

  private final RgbImage sharp = new RgbImage(1, 1);

  /**
   * Blurs a donor in place.
   *
   * @param donor a picture as large as the matte's box
   * @param donorMotion x and y of the mouth's motion in the donor's frame, in pixels per frame
   * @param plateMotion x and y of the mouth's motion in the plate
   * @return whether it was blurred
   */
  boolean match(
      RgbImage donor, float[] donorMotion, RgbImage plate, float[] plateMotion, MouthMatte matte) {
    double length = Math.hypot(plateMotion[0], plateMotion[1]);
    if (length < MIN_PX) {
      return false;
    }
    float x = (float) (plateMotion[0] / length);
    float y = (float) (plateMotion[1] / length);
    // The donor's own motion has already blurred it.
    double along = donorMotion[0] * x + donorMotion[1] * y;
    double lacking = Math.min(MAX_PX, Math.sqrt(Math.max(0, length * length - along * along)));
    if (lacking < MIN_PX) {
      return false;
    }
    PixelBox box = matte.box();
    double wanted = detail(plate, box, matte, x, y);
    keep(donor, box);
    PixelBox whole = new PixelBox(0, 0, box.width(), box.height());
    double least = Double.MAX_VALUE;
    float best = 0;
    for (float shutter : SHUTTERS) {
      float px = (float) (shutter * lacking);
      blur(px * x, px * y, GREEN, donor);
      double off = Math.abs(Math.log((detail(donor, whole, matte, x, y) + 0.1) / (wanted + 0.1)));
      if (off < least) {
        least = off;
        best = px;
      }
    }
    for (int plane = 0; plane < 3; plane++) {
      blur(best * x, best * y, plane, donor);
    }
    return best > 0;
  }

  private void keep(RgbImage donor, PixelBox box) {
    sharp.resize(box.width(), box.height());
    for (int c = 0; c < 3; c++) {
      System.arraycopy(donor.planes()[c], 0, sharp.planes()[c], 0, box.width() * box.height());
    }
  }

  /**
   * Mean square slope of the green plane along (x, y) on the ring around the mouth.
   *
   * @param position position of the matte's box in {@code image}
   */
  private static double detail(
      RgbImage image, PixelBox position, MouthMatte matte, float x, float y) {
    PixelBox box = matte.box();
    int stride = image.width();
    float[] green = image.green();
    double sum = 0;
    int count = 0;
    for (int row = 1; row < box.height() - 1; row++) {
      for (int column = 1; column < box.width() - 1; column++) {
        if (matte.onRing(row * box.width() + column)) {
          int i = (position.top() + row) * stride + position.left() + column;
          float slope =
              x * (green[i + 1] - green[i - 1]) + y * (green[i + stride] - green[i - stride]);
          sum += slope * slope;
          count++;
        }
      }
    }
    return sum / Math.max(1, count);
  }

  private void blur(float dx, float dy, int plane, RgbImage out) {
    int taps = 2 * (int) Math.ceil(Math.hypot(dx, dy) / 2) + 1;
    float[] target = out.planes()[plane];
    Arrays.fill(target, 0, out.width() * out.height(), 0);
    for (int tap = 0; tap < taps; tap++) {
      float part = (tap + 0.5f) / taps - 0.5f;
      add(sharp.planes()[plane], part * dx, part * dy, target, 1f / taps);
    }
  }

  /** Adds {@code share} of {@code source}, moved by a fractional distance, to {@code target}. */
  private void add(float[] source, float moveX, float moveY, float[] target, float share) {
    int w = sharp.width();
    int h = sharp.height();
    int left = (int) Math.floor(moveX);
    int up = (int) Math.floor(moveY);
    float u = moveX - left;
    float v = moveY - up;
    for (int y = 0; y < h; y++) {
      int row = Math.max(0, Math.min(h - 1, y + up)) * w;
      int below = Math.max(0, Math.min(h - 1, y + up + 1)) * w;
      int from = Math.max(0, Math.min(w, -left));
      int to = Math.max(from, Math.min(w, w - 1 - left));
      for (int x = 0; x < from; x++) {
        target[y * w + x] += share * atBorder(source, row, below, x + left, u, v);
      }
      // Without clamping, so that the compiler can use vector instructions.
      for (int x = from; x < to; x++) {
        float a = source[row + x + left];
        float upper = a + u * (source[row + x + left + 1] - a);
        float c = source[below + x + left];
        float lower = c + u * (source[below + x + left + 1] - c);
        target[y * w + x] += share * (upper + v * (lower - upper));
      }
      for (int x = to; x < w; x++) {
        target[y * w + x] += share * atBorder(source, row, below, x + left, u, v);
      }
    }
  }

  private float atBorder(float[] source, int row, int below, int column, float u, float v) {
    int last = sharp.width() - 1;
    int a = Math.max(0, Math.min(last, column));
    int b = Math.max(0, Math.min(last, column + 1));
    float upper = source[row + a] + u * (source[row + b] - source[row + a]);
    float lower = source[below + a] + u * (source[below + b] - source[below + a]);
    return upper + v * (lower - upper);
  }
}
