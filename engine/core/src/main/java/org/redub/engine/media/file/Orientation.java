package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import java.awt.image.BufferedImage;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * How a stored picture must be rotated for display. Immutable.
 *
 * @param quarterTurns clockwise quarter turns that make the stored picture upright, 0..3
 * @param displayMatrix the nine values of the stream's display matrix, or empty
 */
public record Orientation(int quarterTurns, List<Integer> displayMatrix) {
  /** Displayed as stored. */
  public static final Orientation UPRIGHT = new Orientation(0, List.of());

  /** Number of values of a display matrix. */
  public static final int MATRIX_SIZE = 9;

  public Orientation {
    displayMatrix = List.copyOf(displayMatrix);
    if (quarterTurns < 0 || quarterTurns > 3) {
      throw new IllegalArgumentException(
          "quarter turns must be between 0 and 3, got " + quarterTurns);
    }
  }

  /** The orientation that {@code quarterTurns} clockwise quarter turns make upright. */
  public static Orientation ofQuarterTurns(int quarterTurns) {
    int turns = Math.floorMod(quarterTurns, 4);
    if (turns == 0) {
      return UPRIGHT;
    }
    int[] matrix = new int[MATRIX_SIZE];
    av_display_rotation_set(matrix, 90.0 * turns);
    return new Orientation(turns, asList(matrix));
  }

  /**
   * The orientation that a display matrix gives. A picture that it mirrors is turned first, then
   * mirrored from left to right.
   */
  public static Orientation ofMatrix(int[] matrix) {
    boolean mirrored = mirrors(matrix[0], matrix[1], matrix[3], matrix[4]);
    double clockwise = Math.toDegrees(Math.atan2(mirrored ? matrix[3] : -matrix[3], matrix[4]));
    int turns = Math.floorMod((int) Math.round(clockwise / 90.0), 4);
    return new Orientation(turns, asList(matrix));
  }

  /** The orientation of an EXIF tag, 1 to 8; upright for other values. */
  public static Orientation ofExif(int value) {
    if (value <= 1 || value > 8) {
      return UPRIGHT;
    }
    int turns =
        switch (value) {
          case 3, 4 -> 2;
          case 5, 6 -> 1;
          case 7, 8 -> 3;
          default -> 0;
        };
    int[] matrix = new int[MATRIX_SIZE];
    av_display_rotation_set(matrix, 90.0 * turns);
    boolean mirrored = value == 2 || value == 4 || value == 5 || value == 7;
    if (mirrored) {
      // After turning, the picture is mirrored from left to right.
      matrix[0] = -matrix[0];
      matrix[3] = -matrix[3];
    }
    return ofMatrix(matrix);
  }

  /** The display matrix of a decoded frame; upright if it has none. */
  public static Orientation ofFrame(AVFrame frame) {
    AVFrameSideData found = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
    return found == null ? UPRIGHT : ofMatrixAt(found.data(), found.size());
  }

  /** The display matrix in {@code bytes} of native memory; upright if they are too few. */
  public static Orientation ofMatrixAt(Pointer data, long bytes) {
    if (bytes < MATRIX_SIZE * (long) Integer.BYTES) {
      return UPRIGHT;
    }
    int[] matrix = new int[MATRIX_SIZE];
    new IntPointer(data).get(matrix);
    return ofMatrix(matrix);
  }

  /** Whether the picture is mirrored for display. */
  public boolean mirrored() {
    return !displayMatrix.isEmpty()
        && mirrors(
            displayMatrix.get(0), displayMatrix.get(1), displayMatrix.get(3), displayMatrix.get(4));
  }

  private static boolean mirrors(long a, long b, long c, long d) {
    return a * d - b * c < 0;
  }

  /** A stored picture as it is displayed. */
  public BufferedImage upright(BufferedImage stored) {
    int width = quarterTurns % 2 == 0 ? stored.getWidth() : stored.getHeight();
    int height = quarterTurns % 2 == 0 ? stored.getHeight() : stored.getWidth();
    boolean mirrored = mirrored();
    if (quarterTurns == 0 && !mirrored) {
      return stored;
    }
    BufferedImage upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int u = mirrored ? width - 1 - x : x;
        int rgb =
            switch (quarterTurns) {
              case 0 -> stored.getRGB(u, y);
              case 1 -> stored.getRGB(y, width - 1 - u);
              case 2 -> stored.getRGB(width - 1 - u, height - 1 - y);
              default -> stored.getRGB(height - 1 - y, u);
            };
        upright.setRGB(x, y, rgb);
      }
    }
    return upright;
  }

  private static List<Integer> asList(int[] matrix) {
    return java.util.Arrays.stream(matrix).boxed().toList();
  }
}
