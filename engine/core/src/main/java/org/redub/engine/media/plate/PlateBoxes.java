package org.redub.engine.media.plate;

import java.util.Arrays;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

/**
 * Reads boxes of a plate as RGB and blends them back. Chroma is read bilinearly between block
 * centres and written as the mean over each block. Stateless.
 */
final class PlateBoxes {
  private static final int CHROMA_ZERO = 128;

  private PlateBoxes() {}

  static void read(Plate plate, PixelBox box, RgbImage into) {
    requireSize(box, into);
    YuvMatrix matrix = plate.matrix();
    PixelRow pixels = new PixelRow(plate, box.left(), box.width());
    float[] red = into.red();
    float[] green = into.green();
    float[] blue = into.blue();
    for (int row = 0; row < box.height(); row++) {
      pixels.select(clamp(box.top() + row, plate.height()));
      int out = row * box.width();
      for (int i = 0; i < pixels.luma.length; i++) {
        float grey = (pixels.luma[i] - matrix.lumaBlack) * matrix.lumaGain;
        float u = pixels.u[i] - CHROMA_ZERO;
        float v = pixels.v[i] - CHROMA_ZERO;
        red[out + i] = grey + matrix.redOfV * v;
        green[out + i] = grey + matrix.greenOfU * u + matrix.greenOfV * v;
        blue[out + i] = grey + matrix.blueOfU * u;
      }
    }
  }

  static void blend(Plate plate, PixelBox box, RgbImage result, float[] alpha) {
    requireSize(box, result);
    if (alpha.length < box.width() * box.height()) {
      throw new IllegalArgumentException(
          "alpha has %d values, the box %d pixels"
              .formatted(alpha.length, box.width() * box.height()));
    }
    int top = Math.max(0, box.top());
    int bottom = Math.min(plate.height(), box.bottom());
    int left = Math.max(0, box.left());
    int right = Math.min(plate.width(), box.right());
    if (left >= right || top >= bottom) {
      return;
    }
    PixelBox inside = new PixelBox(left, top, right - left, bottom - top);
    Blend blend = new Blend(plate, inside);
    for (int y = top; y < bottom; y++) {
      int in = (y - box.top()) * box.width() + left - box.left();
      blend.row(y, result, alpha, in);
    }
    blend.end();
  }

  private static void requireSize(PixelBox box, RgbImage image) {
    if (image.width() != box.width() || image.height() != box.height()) {
      throw new IllegalArgumentException(
          "the image is %dx%d, the box %dx%d"
              .formatted(image.width(), image.height(), box.width(), box.height()));
    }
  }

  /** The nearest sample value; 0 for NaN. */
  static byte toByte(float value) {
    return (byte) Math.max(0, Math.min(255, (int) (value + 0.5f)));
  }

  static int clamp(int index, int size) {
    return Math.max(0, Math.min(size - 1, index));
  }

  /**
   * One blend operation. Changes of chroma are summed per block and written when no later row reads
   * the block, so that every pixel is compared with the original plate.
   */
  private static final class Blend {
    /** A row of pixels reads the chroma of its own row of blocks and of those above and below. */
    private static final int ROWS = 3;

    private final Plate plate;
    private final YuvMatrix matrix;
    private final PixelBox inside;
    private final PixelRow pixels;
    private final int firstColumn;
    private final int columns;
    private final float[] sumU;
    private final float[] sumV;

    /** The first row of blocks that is not written yet. */
    private int pending;

    Blend(Plate plate, PixelBox inside) {
      this.plate = plate;
      this.inside = inside;
      matrix = plate.matrix();
      pixels = new PixelRow(plate, inside.left(), inside.width());
      firstColumn = inside.left() / 2;
      columns = (inside.right() + 1) / 2 - firstColumn;
      sumU = new float[ROWS * columns];
      sumV = new float[ROWS * columns];
      pending = inside.top() / 2;
    }

    void row(int y, RgbImage result, float[] alpha, int in) {
      if (y / 2 == pending + 2) {
        writeChroma();
      }
      pixels.select(y);
      byte[] luma = plate.luma();
      int lumaRow = y * plate.width() + inside.left();
      int blockRow = y / 2 % ROWS * columns - firstColumn;
      for (int i = 0; i < inside.width(); i++) {
        float a = alpha[in + i];
        if (!(a > 0)) {
          continue;
        }
        float red = result.red()[in + i];
        float blue = result.blue()[in + i];
        float brightness = matrix.brightness(red, result.green()[in + i], blue);
        float own = pixels.luma[i];
        luma[lumaRow + i] = toByte(own + a * (matrix.luma(brightness) - own));
        int block = blockRow + (inside.left() + i) / 2;
        sumU[block] += a * (matrix.u(blue, brightness) - pixels.u[i]);
        sumV[block] += a * (matrix.v(red, brightness) - pixels.v[i]);
      }
    }

    /** Writes the last rows of blocks. */
    void end() {
      while (pending <= (inside.bottom() - 1) / 2) {
        writeChroma();
      }
    }

    private void writeChroma() {
      int from = pending % ROWS * columns;
      int high = Math.min(2, plate.height() - 2 * pending);
      int to = pending * plate.chromaWidth() + firstColumn;
      for (int i = 0; i < columns; i++) {
        int size = high * Math.min(2, plate.width() - 2 * (firstColumn + i));
        shift(plate.chromaU(), to + i, sumU[from + i] / size);
        shift(plate.chromaV(), to + i, sumV[from + i] / size);
      }
      Arrays.fill(sumU, from, from + columns, 0);
      Arrays.fill(sumV, from, from + columns, 0);
      pending++;
    }

    private static void shift(byte[] plane, int at, float delta) {
      plane[at] = toByte((plane[at] & 0xFF) + delta);
    }
  }
}
