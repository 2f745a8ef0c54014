package org.redub.engine.media.plate;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;

import org.redub.engine.media.file.ColourTags;

/**
 * Converts plates of any layout to 8-bit 4:2:0, in which faces are looked for; what is rendered
 * does not pass through here. Luma of HDR is brought to the brightness of ordinary video, which the
 * networks were trained on. Stateless.
 */
final class PlainPlates {
  private static final int WHITE = 255;

  /** Constants of the perceptual quantiser, SMPTE ST 2084. */
  private static final double PQ_M1 = 2610.0 / 16384;

  private static final double PQ_M2 = 2523.0 / 4096 * 128;
  private static final double PQ_C1 = 3424.0 / 4096;
  private static final double PQ_C2 = 2413.0 / 4096 * 32;
  private static final double PQ_C3 = 2392.0 / 4096 * 32;
  private static final double PQ_PEAK_NITS = 10_000;

  /** White of ordinary video within HDR, ITU-R BT.2408. */
  private static final double REFERENCE_NITS = 203;

  private static final double GAMMA = 2.4;

  private PlainPlates() {}

  /** The colour description of the converted plate. */
  static ColourTags colour(Plate plate) {
    return plate.layout().rgb() ? ColourTags.BT709 : plate.colour();
  }

  /** Writes {@code from} to {@code into}, an 8-bit 4:2:0 plate of the same size. */
  static void convert(Plate from, Plate into) {
    if (from.layout().rgb()) {
      convertRgb(from, into);
      return;
    }
    byte[] curve = curve(from);
    int pixels = from.width() * from.height();
    for (int i = 0; i < pixels; i++) {
      into.luma()[i] = curve[eight(from, 0, i)];
    }
    shrink(from, 1, into.chromaU(), into);
    shrink(from, 2, into.chromaV(), into);
  }

  /** The upper 8 bits of a sample. */
  private static int eight(Plate plate, int plane, int index) {
    return plate.sample(plane, index) >> (plate.layout().bits() - 8);
  }

  /** Means of the chroma samples of each block of 4:2:0. */
  private static void shrink(Plate from, int plane, byte[] to, Plate into) {
    int across = 2 - from.layout().chromaShiftX();
    int down = 2 - from.layout().chromaShiftY();
    for (int y = 0; y < into.chromaHeight(); y++) {
      for (int x = 0; x < into.chromaWidth(); x++) {
        int sum = 0;
        for (int j = 0; j < down; j++) {
          int row = Math.min(from.chromaHeight() - 1, y * down + j) * from.chromaWidth();
          for (int i = 0; i < across; i++) {
            sum += eight(from, plane, row + Math.min(from.chromaWidth() - 1, x * across + i));
          }
        }
        to[y * into.chromaWidth() + x] = (byte) ((sum + across * down / 2) / (across * down));
      }
    }
  }

  /** What each luma sample becomes. */
  private static byte[] curve(Plate plate) {
    YuvMatrix matrix = plate.matrix();
    byte[] curve = new byte[WHITE + 1];
    for (int i = 0; i <= WHITE; i++) {
      double signal = Math.max(0, (i - matrix.lumaBlack) * matrix.lumaGain / WHITE);
      curve[i] =
          plate.colour().transfer() == AVCOL_TRC_SMPTE2084
              ? PlateBoxes.toByte(matrix.luma((float) (WHITE * ordinary(signal))))
              : (byte) i;
    }
    return curve;
  }

  /** The signal of ordinary video for a PQ signal of 0..1; what is brighter than white is white. */
  private static double ordinary(double signal) {
    double power = Math.pow(signal, 1 / PQ_M2);
    double linear = Math.max(0, power - PQ_C1) / (PQ_C2 - PQ_C3 * power);
    double nits = PQ_PEAK_NITS * Math.pow(linear, 1 / PQ_M1);
    return Math.pow(Math.min(1, nits / REFERENCE_NITS), 1 / GAMMA);
  }

  private static void convertRgb(Plate from, Plate into) {
    YuvMatrix matrix = into.matrix();
    int width = from.width();
    for (int y = 0; y < into.chromaHeight(); y++) {
      for (int x = 0; x < into.chromaWidth(); x++) {
        float u = 0;
        float v = 0;
        int count = 0;
        for (int py = 2 * y; py < Math.min(2 * y + 2, from.height()); py++) {
          for (int px = 2 * x; px < Math.min(2 * x + 2, width); px++) {
            int at = py * width + px;
            float blue = eight(from, 1, at);
            float red = eight(from, 2, at);
            float brightness = matrix.brightness(red, eight(from, 0, at), blue);
            into.luma()[at] = PlateBoxes.toByte(matrix.luma(brightness));
            u += matrix.u(blue, brightness);
            v += matrix.v(red, brightness);
            count++;
          }
        }
        int at = y * into.chromaWidth() + x;
        into.chromaU()[at] = PlateBoxes.toByte(u / count);
        into.chromaV()[at] = PlateBoxes.toByte(v / count);
      }
    }
  }
}
