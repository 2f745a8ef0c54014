package org.redub.render.donor.mouth;

import java.util.Arrays;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;
import org.redub.render.matte.MouthMatte;

/**
 * Smears a donor along the way the plate's head moves, as far as the plate is smeared: how long the
 * shutter was open is not known, so that smear is taken under which the donor's skin around the
 * mouth has as much detail in that direction as the plate's. Confined to one thread; keeps its
 * workspace.
 */
final class MotionBlur {
  /** Slower heads, in pixels a frame, are not smeared to any account. */
  private static final double LEAST_PX = 4;

  /** Longer smears are not made: there the landmarks are no longer sure either. */
  private static final double MOST_PX = 24;

  /** The smears tried, in shares of the way from frame to frame. */
  private static final float[] SHUTTERS = {0, 0.15f, 0.3f, 0.45f, 0.6f};

  private static final int GREEN = 1;

  private final RgbImage sharp = new RgbImage(1, 1);

  /**
   * Smears a donor in place.
   *
   * @param donor the size of the matte's box
   * @param donorMotion x and y of its mouth's way in its own time, in pixels a frame
   * @param plateMotion the same of the plate
   * @return whether it was smeared
   */
  boolean match(
      RgbImage donor, float[] donorMotion, RgbImage plate, float[] plateMotion, MouthMatte matte) {
    double length = Math.hypot(plateMotion[0], plateMotion[1]);
    if (length < LEAST_PX) {
      return false;
    }
    float x = (float) (plateMotion[0] / length);
    float y = (float) (plateMotion[1] / length);
    // What the donor's own motion has smeared already.
    double along = donorMotion[0] * x + donorMotion[1] * y;
    double lacking = Math.min(MOST_PX, Math.sqrt(Math.max(0, length * length - along * along)));
    if (lacking < LEAST_PX) {
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
      smear(px * x, px * y, GREEN, donor);
      double off = Math.abs(Math.log((detail(donor, whole, matte, x, y) + 0.1) / (wanted + 0.1)));
      if (off < least) {
        least = off;
        best = px;
      }
    }
    for (int plane = 0; plane < 3; plane++) {
      smear(best * x, best * y, plane, donor);
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
   * @param at where the matte's box lies in {@code image}
   */
  private static double detail(RgbImage image, PixelBox at, MouthMatte matte, float x, float y) {
    PixelBox box = matte.box();
    int stride = image.width();
    float[] green = image.green();
    double sum = 0;
    int count = 0;
    for (int row = 1; row < box.height() - 1; row++) {
      for (int column = 1; column < box.width() - 1; column++) {
        if (matte.onRing(row * box.width() + column)) {
          int i = (at.top() + row) * stride + at.left() + column;
          float slope =
              x * (green[i + 1] - green[i - 1]) + y * (green[i + stride] - green[i - stride]);
          sum += slope * slope;
          count++;
        }
      }
    }
    return sum / Math.max(1, count);
  }

  private void smear(float dx, float dy, int plane, RgbImage out) {
    int taps = 2 * (int) Math.ceil(Math.hypot(dx, dy) / 2) + 1;
    float[] to = out.planes()[plane];
    Arrays.fill(to, 0, out.width() * out.height(), 0);
    for (int tap = 0; tap < taps; tap++) {
      float part = (tap + 0.5f) / taps - 0.5f;
      add(sharp.planes()[plane], part * dx, part * dy, to, 1f / taps);
    }
  }

  /** Adds a share of {@code from}, moved by a part of a pixel or more, to {@code to}. */
  private void add(float[] from, float moveX, float moveY, float[] to, float share) {
    int w = sharp.width();
    int h = sharp.height();
    int left = (int) Math.floor(moveX);
    int up = (int) Math.floor(moveY);
    float u = moveX - left;
    float v = moveY - up;
    for (int y = 0; y < h; y++) {
      int row = Math.max(0, Math.min(h - 1, y + up)) * w;
      int below = Math.max(0, Math.min(h - 1, y + up + 1)) * w;
      for (int x = 0; x < w; x++) {
        int a = Math.max(0, Math.min(w - 1, x + left));
        int b = Math.max(0, Math.min(w - 1, x + left + 1));
        float upper = from[row + a] + u * (from[row + b] - from[row + a]);
        float lower = from[below + a] + u * (from[below + b] - from[below + a]);
        to[y * w + x] += share * (upper + v * (lower - upper));
      }
    }
  }
}
