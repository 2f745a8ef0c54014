package org.redub.engine.media.plate;

import java.util.Arrays;
import org.redub.geometry.PixelAspect;
import org.redub.models.face.FaceRegion;
import org.redub.models.face.PixelSource.Border;

/**
 * The positions of the bilinear samples of each output pixel in a plane: a square lattice rotated
 * with the region, whose points are at most {@link #MAX_STEP_PX} samples apart, so that no sample
 * is skipped when the region is scaled down. Positions are in 16.16 fixed point and computed from
 * the start for each output pixel. Confined to one thread.
 */
final class SampleLattice {
  /** A bilinear sample covers two pixels; with this spacing no pixel is skipped. */
  private static final double MAX_STEP_PX = 1.6;

  private static final int MAX_PER_SIDE = 64;
  private static final int FRACTION_BITS = 16;
  private static final double ONE = 1 << FRACTION_BITS;

  /** Distance from the border within which rounding of positions could leave the plane. */
  private static final double MARGIN_PX = 0.01;

  private final Span inside = new Span();
  private final int perSide;
  private final double originX;
  private final double originY;
  private final double pixelX;
  private final double pixelY;
  private final double downX;
  private final double downY;

  /**
   * A lattice.
   *
   * @param region in square pixels
   * @param aspect the shape of the plane's pixels
   * @param division 1 for a plane of the picture's size, 2 for a chroma plane
   */
  SampleLattice(FaceRegion region, int sizePx, PixelAspect aspect, int division) {
    double pixelPx = region.sidePx() / sizePx / division;
    double longest = pixelPx / Math.min(aspect.scaleX(), aspect.scaleY());
    perSide = (int) Math.max(1, Math.min(MAX_PER_SIDE, Math.ceil(longest / MAX_STEP_PX)));
    double alongX = Math.cos(region.rotationRad()) * pixelPx;
    double alongY = Math.sin(region.rotationRad()) * pixelPx;
    pixelX = alongX / aspect.scaleX();
    pixelY = alongY / aspect.scaleY();
    downX = -alongY / aspect.scaleX();
    downY = alongX / aspect.scaleY();
    // A chroma sample is at the centre of its block: (x + 0.5) / 2 - 0.5.
    originX = (region.imageX(-0.5, -0.5) + 0.5) / aspect.scaleX() / division - 0.5;
    originY = (region.imageY(-0.5, -0.5) + 0.5) / aspect.scaleY() / division - 0.5;
  }

  /** Factor from a sum to a sample value: sums are in 1/256 over all points of a pixel. */
  float scale() {
    return 1f / (256f * perSide * perSide);
  }

  /** Sums the samples of every pixel of output row {@code row}. */
  void sumRow(int row, Plane plane, Border border, int[] sums) {
    Arrays.fill(sums, 0);
    for (int line = 0; line < perSide; line++) {
      double down = row + (line + 0.5) / perSide;
      double startX = originX + downX * down + pixelX * 0.5 / perSide;
      double startY = originY + downY * down + pixelY * 0.5 / perSide;
      inside.reset(sums.length);
      inside.cut(startX, pixelX, plane.width, 1.0 / perSide);
      inside.cut(startY, pixelY, plane.height, 1.0 / perSide);
      sumInside(startX, startY, plane, sums);
      for (int i = 0; i < inside.from; i++) {
        sums[i] += sumAtBorder(startX + i * pixelX, startY + i * pixelY, plane, border);
      }
      for (int i = inside.to; i < sums.length; i++) {
        sums[i] += sumAtBorder(startX + i * pixelX, startY + i * pixelY, plane, border);
      }
    }
  }

  private void sumInside(double startX, double startY, Plane plane, int[] sums) {
    byte[] samples = plane.samples;
    int width = plane.width;
    int points = perSide;
    int stepX = (int) Math.round(pixelX / points * ONE);
    int stepY = (int) Math.round(pixelY / points * ONE);
    for (int i = inside.from; i < inside.to; i++) {
      int x = (int) ((startX + i * pixelX) * ONE);
      int y = (int) ((startY + i * pixelY) * ONE);
      int sum = 0;
      for (int k = 0; k < points; k++) {
        int at = (y >> FRACTION_BITS) * width + (x >> FRACTION_BITS);
        int right = (x >> 8) & 0xFF;
        int left = 256 - right;
        int top = (samples[at] & 0xFF) * left + (samples[at + 1] & 0xFF) * right;
        int below = at + width;
        int bottom = (samples[below] & 0xFF) * left + (samples[below + 1] & 0xFF) * right;
        sum += top + (((bottom - top) * (y >> 8 & 0xFF)) >> 8);
        x += stepX;
        y += stepY;
      }
      sums[i] += sum;
    }
  }

  private int sumAtBorder(double startX, double startY, Plane plane, Border border) {
    double reach = 1 - 1.0 / perSide;
    boolean black = border == Border.BLACK;
    if (black
        && (bothOutside(startX, startX + pixelX * reach, plane.width)
            || bothOutside(startY, startY + pixelY * reach, plane.height))) {
      return perSide * (plane.outside << 8);
    }
    int sum = 0;
    for (int k = 0; k < perSide; k++) {
      double x = startX + pixelX * k / perSide;
      double y = startY + pixelY * k / perSide;
      boolean outside = bothOutside(x, x, plane.width) || bothOutside(y, y, plane.height);
      sum += outside && black ? plane.outside << 8 : plane.nearest(x, y);
    }
    return sum;
  }

  /** Whether both positions are outside the plane on the same side. */
  private static boolean bothOutside(double first, double last, int size) {
    return (first < -0.5 && last < -0.5) || (first >= size - 0.5 && last >= size - 0.5);
  }

  /** The output pixels of a row whose points are all inside a plane. */
  private static final class Span {
    private int from;
    private int to;

    void reset(int length) {
      from = 0;
      to = length;
    }

    /** Keeps the pixels whose positions {@code start + step * (i .. i + 1 - point)} are inside. */
    void cut(double start, double step, int size, double point) {
      double lowest = MARGIN_PX - start;
      double highest = size - 1 - MARGIN_PX - start;
      if (Math.abs(step) < 1e-9) {
        if (lowest > 0 || highest < 0) {
          to = from;
        }
        return;
      }
      double first = (step > 0 ? lowest : highest) / step;
      double last = (step > 0 ? highest : lowest) / step - 1 + point;
      from = (int) Math.max(from, Math.min(to, Math.ceil(first)));
      to = (int) Math.max(from, Math.min(to, Math.floor(last) + 1));
    }
  }

  /** A plane of samples and the value outside it. */
  static final class Plane {
    private final byte[] samples;
    private final int width;
    private final int height;
    private final int outside;

    Plane(byte[] samples, int width, int height, int outside) {
      this.samples = samples;
      this.width = width;
      this.height = height;
      this.outside = outside;
    }

    /** The bilinear sample at the nearest position inside, in 1/256. */
    private int nearest(double x, double y) {
      double cx = Math.max(0, Math.min(width - 1, x));
      double cy = Math.max(0, Math.min(height - 1, y));
      int left = (int) cx;
      int upper = (int) cy;
      int right = Math.min(left + 1, width - 1);
      int lower = Math.min(upper + 1, height - 1);
      double top = mix(upper, left, right, cx - left);
      double bottom = mix(lower, left, right, cx - left);
      return (int) Math.round((top + (bottom - top) * (cy - upper)) * 256);
    }

    private double mix(int row, int left, int right, double fraction) {
      int first = samples[row * width + left] & 0xFF;
      int second = samples[row * width + right] & 0xFF;
      return first + (second - first) * fraction;
    }
  }
}
