package org.redub.engine.analyse.face;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.geometry.FaceMesh;

/**
 * Detects lips that are occluded by something of skin colour, such as a bare hand: the pixels at
 * the lip landmarks then resemble the skin next to them. Without colour this cannot be seen.
 * Visible lips keep most of their contrast with the skin, however they move. Stateless.
 */
final class HiddenLips {
  /** A landmark is weak below this share of its usual contrast. */
  private static final float MIN_SHARE = 0.35f;

  /** A landmark is weak only if its contrast is this many standard deviations below usual. */
  private static final float MIN_DEVIATIONS = 3;

  /**
   * A landmark with a smaller usual contrast is not judged: lip and skin then differ by no more
   * than the steps of 8-bit colour, as in black-and-white film.
   */
  private static final float MIN_CONTRAST = 0.018f;

  /** Fewer adjacent weak landmarks are attributed to reflections or tracking errors. */
  private static final int MIN_ADJACENT = 3;

  private static final int POINTS = FaceMesh.OUTER_LIP.size();

  /**
   * Up to this many frames between two with hidden lips count as hidden too: hands do not flicker.
   */
  private static final int LONGEST_GAP = 8;

  private static final float[] NONE = {};

  private HiddenLips() {}

  /**
   * Returns for each frame whether lips are hidden.
   *
   * @param faces one entry per frame of a shot, null if no face was found
   */
  static boolean[] detect(List<@Nullable RawFace> faces) {
    int[] frames = framesWithContrast(faces);
    boolean[] hidden = new boolean[faces.size()];
    if (frames.length < OcclusionDetector.MIN_FRAMES) {
      return hidden;
    }
    float[][] contrasts = new float[frames.length][];
    for (int i = 0; i < frames.length; i++) {
      contrasts[i] = contrast(faces.get(frames[i]));
    }
    boolean[][] weak = new boolean[frames.length][POINTS];
    for (int point = 0; point < POINTS; point++) {
      mark(shares(contrasts, point), weak, point);
    }
    int last = -1;
    for (int i = 0; i < frames.length; i++) {
      boolean[] filtered = weak[i];
      if (i > 0 && i + 1 < frames.length) {
        filtered = majority(weak[i - 1], weak[i], weak[i + 1]);
      }
      if (hasRun(filtered)) {
        boolean continues = last >= 0 && frames[i] - last <= LONGEST_GAP;
        Arrays.fill(hidden, continues ? last : frames[i], frames[i] + 1, true);
        last = frames[i];
      }
    }
    return hidden;
  }

  private static int[] framesWithContrast(List<@Nullable RawFace> faces) {
    int[] frames = new int[faces.size()];
    int count = 0;
    for (int i = 0; i < frames.length; i++) {
      if (contrast(faces.get(i)).length > 0) {
        frames[count++] = i;
      }
    }
    return Arrays.copyOf(frames, count);
  }

  private static float[] contrast(@Nullable RawFace face) {
    return face == null || face.contrast() == null ? NONE : face.contrast().contrast();
  }

  /**
   * The contrast of each frame relative to the median contrast: about 1 usually, 0 if lip and skin
   * are alike. Empty if they usually are.
   */
  private static float[] shares(float[][] contrasts, int point) {
    float[] median = new float[LipContrast.CHANNELS];
    float[] values = new float[contrasts.length];
    float squaredNorm = 1e-9f;
    for (int c = 0; c < median.length; c++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = contrasts[i][LipContrast.CHANNELS * point + c];
      }
      median[c] = RobustRange.median(values);
      squaredNorm += median[c] * median[c];
    }
    if (squaredNorm < MIN_CONTRAST * MIN_CONTRAST) {
      return NONE;
    }
    float[] shares = new float[contrasts.length];
    for (int i = 0; i < shares.length; i++) {
      for (int c = 0; c < median.length; c++) {
        shares[i] += median[c] * contrasts[i][LipContrast.CHANNELS * point + c] / squaredNorm;
      }
    }
    return shares;
  }

  private static void mark(float[] shares, boolean[][] weak, int point) {
    if (shares.length == 0) {
      return;
    }
    float threshold = Math.min(MIN_SHARE, 1 - MIN_DEVIATIONS * RobustRange.of(shares).deviation());
    for (int i = 0; i < shares.length; i++) {
      weak[i][point] = shares[i] < threshold;
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
      while (length < MIN_ADJACENT && weak[(first + length) % POINTS]) {
        length++;
      }
      if (length == MIN_ADJACENT) {
        return true;
      }
    }
    return false;
  }
}
