package org.redub.engine.media;

import java.nio.FloatBuffer;
import org.redub.models.face.FaceRegion;
import org.redub.models.face.PixelSource.Border;

/**
 * Resamples a rotated square of a plate straight from its planes. Where the square shrinks, each
 * output pixel is the mean over a lattice of bilinear samples that lie at most {@link #MAX_STEP_PX}
 * apart, chroma on a lattice half as dense as its plane is; the mean is then converted to RGB,
 * which for a linear matrix is the same as the mean of the colours. Positions run in 16.16 fixed
 * point, set anew for each output pixel. Confined to one thread.
 */
final class SquareReader {
  /** A bilinear sample covers two pixels; below this spacing nothing is stepped over. */
  private static final double MAX_STEP_PX = 1.6;

  private static final int MAX_LATTICE = 64;
  private static final int FRACTION_BITS = 16;
  private static final double ONE = 1 << FRACTION_BITS;
  private static final int CHROMA_ZERO = 128;

  private final Plate plate;
  private final Border border;

  SquareReader(Plate plate, Border border) {
    this.plate = plate;
    this.border = border;
  }

  void read(FaceRegion region, int sizePx, FloatBuffer out) {
    YuvMatrix matrix = plate.matrix();
    Plane luma = new Plane(plate.luma(), plate.width(), plate.height(), (int) matrix.lumaBlack);
    Plane u = new Plane(plate.chromaU(), plate.chromaWidth(), plate.chromaHeight(), CHROMA_ZERO);
    Plane v = new Plane(plate.chromaV(), plate.chromaWidth(), plate.chromaHeight(), CHROMA_ZERO);
    Lattice full = new Lattice(region, sizePx, 1);
    Lattice half = new Lattice(region, sizePx, 2);
    Sums sums = new Sums(sizePx, full.scale(), half.scale());
    for (int row = 0; row < sizePx; row++) {
      full.sumRow(row, luma, border, sums.luma);
      half.sumRow(row, u, border, sums.u);
      half.sumRow(row, v, border, sums.v);
      convert(matrix, sums, row, out);
    }
  }

  /** Sums of samples along one output row, and what one unit of a sum is in samples. */
  private static final class Sums {
    private final int[] luma;
    private final int[] u;
    private final int[] v;
    private final float lumaScale;
    private final float chromaScale;

    Sums(int sizePx, float lumaScale, float chromaScale) {
      luma = new int[sizePx];
      u = new int[sizePx];
      v = new int[sizePx];
      this.lumaScale = lumaScale;
      this.chromaScale = chromaScale;
    }
  }

  private static void convert(YuvMatrix matrix, Sums sums, int row, FloatBuffer out) {
    int size = sums.luma.length;
    int plane = size * size;
    float unit = 1 / 255f;
    for (int i = 0; i < size; i++) {
      float grey = (sums.luma[i] * sums.lumaScale - matrix.lumaBlack) * matrix.lumaGain;
      float u = sums.u[i] * sums.chromaScale - CHROMA_ZERO;
      float v = sums.v[i] * sums.chromaScale - CHROMA_ZERO;
      int at = row * size + i;
      out.put(at, clampUnit((grey + matrix.redOfV * v) * unit));
      out.put(at + plane, clampUnit((grey + matrix.greenOfU * u + matrix.greenOfV * v) * unit));
      out.put(at + 2 * plane, clampUnit((grey + matrix.blueOfU * u) * unit));
    }
  }

  private static float clampUnit(float value) {
    return Math.max(0f, Math.min(1f, value));
  }

  /** One plane and what lies outside it. */
  private static final class Plane {
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
  }

  /** Where the samples of an output pixel lie in a plane that is 1/division of the picture. */
  private static final class Lattice {
    private final int perSide;
    private final double originX;
    private final double originY;
    private final double pixelX;
    private final double pixelY;

    Lattice(FaceRegion region, int sizePx, int division) {
      double pixelPx = region.sidePx() / sizePx / division;
      perSide = (int) Math.max(1, Math.min(MAX_LATTICE, Math.ceil(pixelPx / MAX_STEP_PX)));
      pixelX = Math.cos(region.rotationRad()) * pixelPx;
      pixelY = Math.sin(region.rotationRad()) * pixelPx;
      // A chroma sample sits in the middle of its block: (x + 0.5) / 2 - 0.5.
      originX = (region.imageX(-0.5, -0.5) + 0.5) / division - 0.5;
      originY = (region.imageY(-0.5, -0.5) + 0.5) / division - 0.5;
    }

    /** Sums are in 1/256 of a sample, over perSide x perSide samples. */
    float scale() {
      return 1f / (256f * perSide * perSide);
    }

    void sumRow(int row, Plane plane, Border border, int[] sums) {
      java.util.Arrays.fill(sums, 0);
      for (int line = 0; line < perSide; line++) {
        double down = row + (line + 0.5) / perSide;
        double startX = originX - pixelY * down + pixelX * 0.5 / perSide;
        double startY = originY + pixelX * down + pixelY * 0.5 / perSide;
        double reach = sums.length - 1.0 / perSide;
        boolean inside =
            isInside(startX, startY, plane)
                && isInside(startX + pixelX * reach, startY + pixelY * reach, plane);
        if (inside) {
          sumInside(startX, startY, plane, sums);
        } else {
          sumAcrossBorder(startX, startY, plane, border, sums);
        }
      }
    }

    private static boolean isInside(double x, double y, Plane plane) {
      double margin = 0.01;
      return x >= margin
          && y >= margin
          && x <= plane.width - 1 - margin
          && y <= plane.height - 1 - margin;
    }

    private void sumInside(double startX, double startY, Plane plane, int[] sums) {
      byte[] samples = plane.samples;
      int width = plane.width;
      int stepX = (int) Math.round(pixelX / perSide * ONE);
      int stepY = (int) Math.round(pixelY / perSide * ONE);
      for (int i = 0; i < sums.length; i++) {
        int x = (int) ((startX + i * pixelX) * ONE);
        int y = (int) ((startY + i * pixelY) * ONE);
        int sum = 0;
        for (int k = 0; k < perSide; k++) {
          int at = (y >> FRACTION_BITS) * width + (x >> FRACTION_BITS);
          int fx = (x >> 8) & 0xFF;
          int fy = (y >> 8) & 0xFF;
          int topLeft = samples[at] & 0xFF;
          int bottomLeft = samples[at + width] & 0xFF;
          int top = (topLeft << 8) + ((samples[at + 1] & 0xFF) - topLeft) * fx;
          int bottom = (bottomLeft << 8) + ((samples[at + width + 1] & 0xFF) - bottomLeft) * fx;
          sum += top + (((bottom - top) * fy) >> 8);
          x += stepX;
          y += stepY;
        }
        sums[i] += sum;
      }
    }

    private void sumAcrossBorder(
        double startX, double startY, Plane plane, Border border, int[] sums) {
      for (int i = 0; i < sums.length; i++) {
        int sum = 0;
        for (int k = 0; k < perSide; k++) {
          double along = i + (double) k / perSide;
          double x = startX + pixelX * along;
          double y = startY + pixelY * along;
          boolean outside =
              x < -0.5 || y < -0.5 || x >= plane.width - 0.5 || y >= plane.height - 0.5;
          sum += outside && border == Border.BLACK ? plane.outside << 8 : clamped(plane, x, y);
        }
        sums[i] += sum;
      }
    }

    private static int clamped(Plane plane, double x, double y) {
      double cx = Math.max(0, Math.min(plane.width - 1, x));
      double cy = Math.max(0, Math.min(plane.height - 1, y));
      int left = (int) cx;
      int upper = (int) cy;
      int right = Math.min(left + 1, plane.width - 1);
      int lower = Math.min(upper + 1, plane.height - 1);
      float fx = (float) (cx - left);
      float fy = (float) (cy - upper);
      float top = mix(plane, upper, left, right, fx);
      float bottom = mix(plane, lower, left, right, fx);
      return Math.round((top + (bottom - top) * fy) * 256);
    }

    private static float mix(Plane plane, int row, int left, int right, float fraction) {
      int first = plane.samples[row * plane.width + left] & 0xFF;
      int second = plane.samples[row * plane.width + right] & 0xFF;
      return first + (second - first) * fraction;
    }
  }
}
