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
    for (int plane = 0; plane < frame.planes(); plane++) {
      boolean wide = frame.layout().bytesPerSample() == 2;
      take(frame.plane(plane), rowBytes(frame, plane), wide, top, into.plane(plane));
    }
  }

  private static int rowBytes(Plate plate, int plane) {
    boolean chroma = plane == 1 || plane == 2;
    return plate.layout().bytesPerSample() * (chroma ? plate.chromaWidth() : plate.width());
  }

  private static void take(byte[] frame, int width, boolean wide, boolean top, byte[] into) {
    int rows = frame.length / width;
    int parity = top ? 0 : 1;
    for (int y = 0; y < rows; y++) {
      int at = y * width;
      if (y % 2 == parity || rows == 1) {
        System.arraycopy(frame, at, into, at, width);
      } else {
        int above = y > 0 ? at - width : at + width;
        int below = y + 1 < rows ? at + width : at - width;
        mean(frame, above, below, width, wide, into, at);
      }
    }
  }

  private static void mean(
      byte[] frame, int above, int below, int width, boolean wide, byte[] into, int at) {
    for (int x = 0; x < width; x += wide ? 2 : 1) {
      int sum = (frame[above + x] & 0xff) + (frame[below + x] & 0xff) + 1;
      if (wide) {
        sum += ((frame[above + x + 1] & 0xff) + (frame[below + x + 1] & 0xff)) << 8;
        into[at + x + 1] = (byte) (sum >> 9);
      }
      into[at + x] = (byte) (sum >> 1);
    }
  }

  /**
   * Puts two fields together: the even rows of one plate and the odd rows of the other. The rows
   * between them in either plate do not matter.
   */
  public static void weave(Plate top, Plate bottom, Plate into) {
    for (int plane = 0; plane < into.planes(); plane++) {
      weave(top.plane(plane), bottom.plane(plane), rowBytes(into, plane), into.plane(plane));
    }
  }

  private static void weave(byte[] top, byte[] bottom, int width, byte[] into) {
    for (int at = 0; at < into.length; at += width) {
      byte[] from = at / width % 2 == 0 ? top : bottom;
      System.arraycopy(from, at, into, at, width);
    }
  }
}
