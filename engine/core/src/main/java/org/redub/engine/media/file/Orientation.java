package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_set;

import java.util.List;

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
    av_display_rotation_set(matrix, -90.0 * turns);
    return new Orientation(turns, asList(matrix));
  }

  public static Orientation ofMatrix(int[] matrix) {
    double counterClockwise = av_display_rotation_get(matrix);
    int turns =
        Double.isNaN(counterClockwise)
            ? 0
            : Math.floorMod((int) Math.round(-counterClockwise / 90.0), 4);
    return new Orientation(turns, asList(matrix));
  }

  private static List<Integer> asList(int[] matrix) {
    return java.util.Arrays.stream(matrix).boxed().toList();
  }
}
