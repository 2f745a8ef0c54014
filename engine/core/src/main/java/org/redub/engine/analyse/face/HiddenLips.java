package org.redub.engine.analyse.face;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.geometry.FaceMesh;

/**
 * Finds where lips do not look like lips: a bare hand before them has the skin's colour, so what
 * should be lip is as the skin beside it. However they move, uncovered lips keep most of what tells
 * them from the skin. Stateless.
 */
final class HiddenLips {
  /** Lips are lost with less than this share of their usual contrast. */
  private static final float LEAST_SHARE = 0.35f;

  /** And when that is this many standard deviations of their usual changes off. */
  private static final float LEAST_DEVIATIONS = 3;

  /** Fewer lost points beside each other are a reflection or a badly tracked corner. */
  private static final int LEAST_POINTS = 3;

  private static final int POINTS = FaceMesh.OUTER_LIP.size();

  /** Frames between two with hidden lips that are taken for hidden too: hands do not flicker. */
  private static final int LONGEST_GAP = 8;

  private static final float[] NONE = {};

  private HiddenLips() {}

  /**
   * Whether lips are hidden in each frame.
   *
   * @param faces one entry a frame of a shot, null where no face was found
   */
  static boolean[] of(List<@Nullable RawFace> faces) {
    int[] known = known(faces);
    boolean[] lost = new boolean[faces.size()];
    if (known.length < OcclusionDetector.LEAST_FRAMES) {
      return lost;
    }
    float[][] contrasts = new float[known.length][];
    for (int i = 0; i < known.length; i++) {
      contrasts[i] = contrast(faces.get(known[i]));
    }
    boolean[][] weak = new boolean[known.length][POINTS];
    for (int point = 0; point < POINTS; point++) {
      mark(shares(contrasts, point), weak, point);
    }
    int last = -1;
    for (int i = 0; i < known.length; i++) {
      boolean[] agreed = weak[i];
      if (i > 0 && i + 1 < known.length) {
        agreed = majority(weak[i - 1], weak[i], weak[i + 1]);
      }
      if (hasRun(agreed)) {
        boolean same = last >= 0 && known[i] - last <= LONGEST_GAP;
        Arrays.fill(lost, same ? last : known[i], known[i] + 1, true);
        last = known[i];
      }
    }
    return lost;
  }

  private static int[] known(List<@Nullable RawFace> faces) {
    int[] known = new int[faces.size()];
    int count = 0;
    for (int i = 0; i < known.length; i++) {
      if (contrast(faces.get(i)).length > 0) {
        known[count++] = i;
      }
    }
    return Arrays.copyOf(known, count);
  }

  private static float[] contrast(@Nullable RawFace face) {
    return face == null || face.contrast() == null ? NONE : face.contrast().contrast();
  }

  /** What each frame has of a point's usual contrast: usually 1, 0 where lip and skin are alike. */
  private static float[] shares(float[][] contrasts, int point) {
    float[] usual = new float[LipContrast.CHANNELS];
    float[] values = new float[contrasts.length];
    float square = 1e-9f;
    for (int c = 0; c < usual.length; c++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = contrasts[i][LipContrast.CHANNELS * point + c];
      }
      usual[c] = RobustRange.median(values);
      square += usual[c] * usual[c];
    }
    float[] shares = new float[contrasts.length];
    for (int i = 0; i < shares.length; i++) {
      for (int c = 0; c < usual.length; c++) {
        shares[i] += usual[c] * contrasts[i][LipContrast.CHANNELS * point + c] / square;
      }
    }
    return shares;
  }

  private static void mark(float[] shares, boolean[][] weak, int point) {
    float least = Math.min(LEAST_SHARE, 1 - LEAST_DEVIATIONS * RobustRange.of(shares).deviation());
    for (int i = 0; i < shares.length; i++) {
      weak[i][point] = shares[i] < least;
    }
  }

  private static boolean[] majority(boolean[] a, boolean[] b, boolean[] c) {
    boolean[] majority = new boolean[POINTS];
    for (int point = 0; point < POINTS; point++) {
      majority[point] = a[point] ? b[point] || c[point] : b[point] && c[point];
    }
    return majority;
  }

  private static boolean hasRun(boolean[] weak) {
    for (int first = 0; first < POINTS; first++) {
      int length = 0;
      while (length < LEAST_POINTS && weak[(first + length) % POINTS]) {
        length++;
      }
      if (length == LEAST_POINTS) {
        return true;
      }
    }
    return false;
  }
}
