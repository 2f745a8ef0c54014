package org.redub.engine.media;

import org.redub.render.PixelBox;
import org.redub.render.RgbImage;

/**
 * Reads boxes of a plate as RGB and blends them back. Chroma is read bilinearly between block
 * centres and written as the mean over each block. Stateless.
 */
final class PlateBoxes {
  private static final float NEAR = 0.75f;
  private static final float FAR = 0.25f;
  private static final int CHROMA_ZERO = 128;

  private PlateBoxes() {}

  static void read(Plate plate, PixelBox box, RgbImage into) {
    requireSize(box, into);
    YuvMatrix matrix = plate.matrix();
    ChromaRow chroma = new ChromaRow(plate);
    float[] red = into.red();
    float[] green = into.green();
    float[] blue = into.blue();
    int out = 0;
    for (int row = 0; row < box.height(); row++) {
      int y = clamp(box.top() + row, plate.height());
      chroma.select(y);
      int lumaRow = y * plate.width();
      for (int column = 0; column < box.width(); column++, out++) {
        int x = clamp(box.left() + column, plate.width());
        chroma.at(x);
        float grey = (sample(plate.luma(), lumaRow + x) - matrix.lumaBlack) * matrix.lumaGain;
        float u = chroma.u - CHROMA_ZERO;
        float v = chroma.v - CHROMA_ZERO;
        red[out] = grey + matrix.redOfV * v;
        green[out] = grey + matrix.greenOfU * u + matrix.greenOfV * v;
        blue[out] = grey + matrix.blueOfU * u;
      }
    }
  }

  static void blend(Plate plate, PixelBox box, RgbImage result, float[] alpha) {
    requireSize(box, result);
    if (alpha.length != box.width() * box.height()) {
      throw new IllegalArgumentException(
          "alpha has %d values, the box %d pixels"
              .formatted(alpha.length, box.width() * box.height()));
    }
    int top = Math.max(0, box.top());
    int bottom = Math.min(plate.height(), box.bottom());
    int left = Math.max(0, box.left());
    int right = Math.min(plate.width(), box.right());
    if (left >= right) {
      return;
    }
    if (top >= bottom) {
      return;
    }
    Blend work = new Blend(plate, box, result, alpha);
    Blocks blocks = new Blocks(plate, new PixelBox(left, top, right - left, bottom - top));
    for (int y = top; y < bottom; y++) {
      blendRow(work, blocks, y, left, right);
    }
    blocks.write();
  }

  /** What a blend reads from. */
  private static final class Blend {
    private final Plate plate;
    private final PixelBox box;
    private final RgbImage result;
    private final float[] alpha;
    private final ChromaRow chroma;

    Blend(Plate plate, PixelBox box, RgbImage result, float[] alpha) {
      this.plate = plate;
      this.box = box;
      this.result = result;
      this.alpha = alpha;
      chroma = new ChromaRow(plate);
    }
  }

  private static void blendRow(Blend work, Blocks blocks, int y, int left, int right) {
    Plate plate = work.plate;
    YuvMatrix matrix = plate.matrix();
    ChromaRow chroma = work.chroma;
    chroma.select(y);
    byte[] luma = plate.luma();
    int in = (y - work.box.top()) * work.box.width() + left - work.box.left();
    for (int x = left; x < right; x++, in++) {
      float a = work.alpha[in];
      if (!(a > 0)) {
        continue;
      }
      float red = work.result.red()[in];
      float blue = work.result.blue()[in];
      float brightness = matrix.brightness(red, work.result.green()[in], blue);
      int at = y * plate.width() + x;
      float own = sample(luma, at);
      luma[at] = toByte(own + a * (matrix.luma(brightness) - own));
      chroma.at(x);
      blocks.add(
          x / 2,
          y / 2,
          a * (matrix.u(blue, brightness) - chroma.u),
          a * (matrix.v(red, brightness) - chroma.v));
    }
  }

  private static void requireSize(PixelBox box, RgbImage image) {
    if (image.width() != box.width() || image.height() != box.height()) {
      throw new IllegalArgumentException(
          "the image is %dx%d, the box %dx%d"
              .formatted(image.width(), image.height(), box.width(), box.height()));
    }
  }

  static int sample(byte[] plane, int index) {
    return plane[index] & 0xFF;
  }

  /** The nearest sample value; 0 for what is no number. */
  static byte toByte(float value) {
    return (byte) Math.max(0, Math.min(255, (int) Math.floor(value + 0.5f)));
  }

  private static int clamp(int index, int size) {
    return Math.max(0, Math.min(size - 1, index));
  }

  /** Chroma at full resolution along one row of pixels. */
  static final class ChromaRow {
    private final byte[] planeU;
    private final byte[] planeV;
    private final int columns;
    private final int rows;
    private int nearRow;
    private int farRow;
    float u;
    float v;

    ChromaRow(Plate plate) {
      planeU = plate.chromaU();
      planeV = plate.chromaV();
      columns = plate.chromaWidth();
      rows = plate.chromaHeight();
    }

    void select(int y) {
      nearRow = (y / 2) * columns;
      farRow = clamp(y / 2 + ((y & 1) == 0 ? -1 : 1), rows) * columns;
    }

    void at(int x) {
      int near = x / 2;
      int far = clamp(near + ((x & 1) == 0 ? -1 : 1), columns);
      u = mix(planeU, near, far);
      v = mix(planeV, near, far);
    }

    private float mix(byte[] plane, int near, int far) {
      float nearest = NEAR * sample(plane, nearRow + near) + FAR * sample(plane, nearRow + far);
      float next = NEAR * sample(plane, farRow + near) + FAR * sample(plane, farRow + far);
      return NEAR * nearest + FAR * next;
    }
  }

  /**
   * Gathers what the blocks of a box get added to their chroma; written at the end, so that all
   * pixels are compared with the plate as it was.
   */
  private static final class Blocks {
    private final Plate plate;
    private final int left;
    private final int top;
    private final int columns;
    private final float[] sumU;
    private final float[] sumV;

    Blocks(Plate plate, PixelBox inside) {
      this.plate = plate;
      left = inside.left() / 2;
      top = inside.top() / 2;
      columns = (inside.right() + 1) / 2 - left;
      sumU = new float[columns * ((inside.bottom() + 1) / 2 - top)];
      sumV = new float[sumU.length];
    }

    void add(int column, int row, float deltaU, float deltaV) {
      int at = (row - top) * columns + column - left;
      sumU[at] += deltaU;
      sumV[at] += deltaV;
    }

    void write() {
      for (int i = 0; i < sumU.length; i++) {
        int column = left + i % columns;
        int row = top + i / columns;
        int pixels =
            Math.min(2, plate.width() - 2 * column) * Math.min(2, plate.height() - 2 * row);
        int at = row * plate.chromaWidth() + column;
        shift(plate.chromaU(), at, sumU[i] / pixels);
        shift(plate.chromaV(), at, sumV[i] / pixels);
      }
    }

    private static void shift(byte[] plane, int at, float delta) {
      plane[at] = toByte(sample(plane, at) + delta);
    }
  }
}
