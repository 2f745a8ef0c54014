package org.redub.engine.media.plate;

/**
 * Takes interlaced plates apart into their fields and puts them together. Luma and chroma rows with
 * an even number belong to the top field. Stateless.
 */
public final class FieldLines {
  private FieldLines() {}

  /**
   * Makes a whole plate of one field: its own rows, and between them the means of their neighbours.
   *
   * @param frame the interlaced plate
   * @param top whether the top field is taken
   * @param into receives the field; a plate of the same size
   */
  public static void take(Plate frame, boolean top, Plate into) {
    take(frame.luma(), frame.width(), top, into.luma());
    take(frame.chromaU(), frame.chromaWidth(), top, into.chromaU());
    take(frame.chromaV(), frame.chromaWidth(), top, into.chromaV());
  }

  private static void take(byte[] frame, int width, boolean top, byte[] into) {
    int rows = frame.length / width;
    int parity = top ? 0 : 1;
    for (int y = 0; y < rows; y++) {
      int at = y * width;
      if (y % 2 == parity || rows == 1) {
        System.arraycopy(frame, at, into, at, width);
      } else {
        int above = y > 0 ? at - width : at + width;
        int below = y + 1 < rows ? at + width : at - width;
        for (int x = 0; x < width; x++) {
          into[at + x] = (byte) (((frame[above + x] & 0xff) + (frame[below + x] & 0xff) + 1) >> 1);
        }
      }
    }
  }

  /**
   * Puts two fields together: the even rows of one plate and the odd rows of the other. The rows
   * between them in either plate do not matter.
   */
  public static void weave(Plate top, Plate bottom, Plate into) {
    weave(top.luma(), bottom.luma(), top.width(), into.luma());
    weave(top.chromaU(), bottom.chromaU(), top.chromaWidth(), into.chromaU());
    weave(top.chromaV(), bottom.chromaV(), top.chromaWidth(), into.chromaV());
  }

  private static void weave(byte[] top, byte[] bottom, int width, byte[] into) {
    for (int at = 0; at < into.length; at += width) {
      byte[] from = at / width % 2 == 0 ? top : bottom;
      System.arraycopy(from, at, into, at, width);
    }
  }
}
