package org.redub.engine.analyse.face;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.geometry.FaceMesh;

/**
 * Finds what is held before a mouth. The landmarks do not see it, they invent a mouth there; but
 * what has another colour than the face shows by it ({@link ColourOcclusion}), and a bare hand,
 * which has not, by the lips it hides ({@link HiddenLips}). Stateless.
 *
 * <p>A foreign colour shows where the thing is, and the face beside it stays free. Where lips are
 * hidden by something of the skin's colour all is taken for covered: where it ends is not known,
 * and the landmarks around it are guesses.
 *
 * <p>What covers the mouth for most of a shot is not found, nor a hand beside or below the lips.
 */
final class OcclusionDetector {
  /** Shorter shots do not say what is usual. */
  static final int LEAST_FRAMES = 12;

  /** Frames before and after a covered one that count as partly covered. */
  private static final int RAMP_FRAMES = 2;

  private static final int POINTS = FaceMesh.LOWER_FACE.size();
  private static final int[] LOWER_FACE = FaceMesh.LOWER_FACE.positionsIn(FaceMesh.TRACKED);
  private static final int[] COLOURS = SkinColours.POINTS.positionsIn(FaceMesh.TRACKED);

  private static final float[] NONE = {};
  private static final float[] ALL = new float[POINTS];

  static {
    Arrays.fill(ALL, 1);
  }

  private OcclusionDetector() {}

  /**
   * How far the points of LOWER_FACE are covered in each frame of a shot, 0 to 1; empty for a frame
   * in which none is.
   *
   * @param faces one entry a frame, null where no face was found
   */
  static float[][] of(List<@Nullable RawFace> faces) {
    float[][] foreign = ColourOcclusion.of(faces);
    boolean[] lost = HiddenLips.of(faces);
    float[][] found = none(faces.size());
    for (int i = 0; i < found.length; i++) {
      RawFace face = faces.get(i);
      if (face != null) {
        found[i] = lost[i] ? ALL : onLowerFace(foreign[i], face.tracked());
      }
    }
    float[][] covered = none(faces.size());
    for (int i = 0; i < found.length; i++) {
      if (faces.get(i) != null) {
        covered[i] = ramped(found, i);
      }
    }
    return covered;
  }

  private static float[][] none(int frames) {
    float[][] none = new float[frames][];
    Arrays.fill(none, NONE);
    return none;
  }

  /** The most any near frame covers, less the further it is. */
  private static float[] ramped(float[][] found, int i) {
    float[] ramp = NONE;
    for (int d = -RAMP_FRAMES; d <= RAMP_FRAMES; d++) {
      float[] there = i + d < 0 || i + d >= found.length ? NONE : found[i + d];
      if (there.length > 0) {
        ramp = ramp.length == 0 ? new float[POINTS] : ramp;
        float share = 1 - Math.abs(d) / (RAMP_FRAMES + 1f);
        for (int p = 0; p < POINTS; p++) {
          ramp[p] = Math.max(ramp[p], share * there[p]);
        }
      }
    }
    return ramp;
  }

  /** The values at all points of the lower face, each that of the nearest at which it is known. */
  private static float[] onLowerFace(float[] values, float[] tracked) {
    if (values.length == 0) {
      return NONE;
    }
    float[] all = new float[POINTS];
    for (int k = 0; k < POINTS; k++) {
      double least = Double.MAX_VALUE;
      for (int p = 0; p < values.length; p++) {
        double d =
            Math.hypot(
                tracked[3 * COLOURS[p]] - tracked[3 * LOWER_FACE[k]],
                tracked[3 * COLOURS[p] + 1] - tracked[3 * LOWER_FACE[k] + 1]);
        if (d < least) {
          least = d;
          all[k] = values[p];
        }
      }
    }
    return all;
  }
}
