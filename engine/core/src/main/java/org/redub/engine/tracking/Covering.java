package org.redub.engine.tracking;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.render.geometry.FaceMesh;

/**
 * Finds what is held before a mouth: a microphone, a cup, a glove. The landmarks do not see it,
 * they invent a mouth there; but skin and lips go with the landmarks, and so their colours hardly
 * change through a shot, and what covers them has another. Stateless.
 *
 * <p>Each point's colour is compared with that point's median over the shot, in shares of the
 * face's light in that frame. What covers the mouth for most of a shot, or has the colour of what
 * it covers, as a bare hand has, is not found.
 */
final class Covering {
  /** A colour is another one from this difference on, in shares of the face's light. */
  private static final double LEAST_CHANGE = 0.12;

  /** And from this many standard deviations of the point's usual changes on. */
  private static final double LEAST_DEVIATIONS = 4;

  /** Standard deviation of a normal distribution over its median absolute deviation. */
  private static final double PER_MAD = 1.4826;

  private static final float LEAST_LIGHT = 8;

  /** Light that changes by more than this factor is no light: all of the mouth is covered. */
  private static final float MOST_LIGHT = 1.8f;

  /** A point is covered if so many of its nearest, itself among them, are of another colour. */
  private static final int NEAREST = 6;

  private static final int AGREEING = 4;

  /** Fewer covered points are a highlight or a badly tracked frame. */
  private static final int LEAST_POINTS = 6;

  /** Shorter shots do not say what is usual. */
  private static final int LEAST_FRAMES = 12;

  /** Frames before and after a covered one that count as partly covered. */
  private static final int RAMP_FRAMES = 2;

  private static final int POINTS = SkinColours.POINTS.size();
  private static final int[] IN_TRACKED = SkinColours.POINTS.positionsIn(FaceMesh.TRACKED);
  private static final int[] LOWER_FACE = FaceMesh.LOWER_FACE.positionsIn(FaceMesh.TRACKED);

  private static final float[] NONE = {};

  private Covering() {}

  /**
   * How far the points of LOWER_FACE are covered in each frame of a shot, 0 to 1; empty for a frame
   * in which none is.
   *
   * @param faces one entry a frame, null where no face was found
   */
  static float[][] of(List<@Nullable RawFace> faces) {
    float[][] covered = none(faces.size());
    float[][] colours = relative(faces);
    List<float[]> known = Arrays.stream(colours).filter(own -> own.length > 0).toList();
    if (known.size() < LEAST_FRAMES) {
      return covered;
    }
    float[] usual = new float[3 * POINTS];
    float[] spread = new float[3 * POINTS];
    usual(known, usual, spread);
    float[][] found = none(faces.size());
    for (int i = 0; i < found.length; i++) {
      RawFace face = faces.get(i);
      float[] own = colours[i];
      if (face != null && own.length > 0) {
        found[i] = coveredPoints(changed(own, usual, spread), face.tracked());
      }
    }
    for (int i = 0; i < found.length; i++) {
      RawFace face = faces.get(i);
      float[] ramp = ramped(found, i);
      if (face != null && ramp.length > 0) {
        covered[i] = onLowerFace(ramp, face.tracked());
      }
    }
    return covered;
  }

  private static float[][] none(int frames) {
    float[][] none = new float[frames][];
    Arrays.fill(none, NONE);
    return none;
  }

  /** Colours in shares of the face's light; nothing for a frame without any. */
  private static float[][] relative(List<@Nullable RawFace> faces) {
    float[] lights = new float[faces.size()];
    int known = 0;
    for (RawFace face : faces) {
      if (face != null && face.colours() != null) {
        lights[known++] = light(face.colours());
      }
    }
    float usual = known == 0 ? LEAST_LIGHT : median(Arrays.copyOf(lights, known));
    float[][] relative = none(faces.size());
    for (int i = 0; i < relative.length; i++) {
      RawFace face = faces.get(i);
      SkinColours colours = face == null ? null : face.colours();
      if (colours != null) {
        float light = light(colours);
        light = Math.max(usual / MOST_LIGHT, Math.min(usual * MOST_LIGHT, light));
        relative[i] = new float[3 * POINTS];
        for (int k = 0; k < relative[i].length; k++) {
          relative[i][k] = colours.value(k / 3, k % 3) / light;
        }
      }
    }
    return relative;
  }

  private static float light(SkinColours colours) {
    float[] light = new float[POINTS];
    for (int p = 0; p < POINTS; p++) {
      light[p] = (colours.value(p, 0) + colours.value(p, 1) + colours.value(p, 2)) / 3f;
    }
    return Math.max(LEAST_LIGHT, median(light));
  }

  private static void usual(List<float[]> known, float[] usual, float[] spread) {
    float[] values = new float[known.size()];
    for (int k = 0; k < usual.length; k++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = known.get(i)[k];
      }
      usual[k] = median(values);
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.abs(known.get(i)[k] - usual[k]);
      }
      spread[k] = (float) (PER_MAD * median(values));
    }
  }

  private static float median(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static boolean[] changed(float[] own, float[] usual, float[] spread) {
    boolean[] changed = new boolean[POINTS];
    for (int p = 0; p < POINTS; p++) {
      double distance = 0;
      double variance = 0;
      for (int k = 3 * p; k < 3 * p + 3; k++) {
        distance += (own[k] - usual[k]) * (own[k] - usual[k]) / 3;
        variance += spread[k] * spread[k] / 3;
      }
      double least = Math.max(LEAST_CHANGE, LEAST_DEVIATIONS * Math.sqrt(variance));
      changed[p] = distance > least * least;
    }
    return changed;
  }

  /** 1 for each point that is covered, or nothing if none is. */
  private static float[] coveredPoints(boolean[] changed, float[] tracked) {
    int different = 0;
    for (boolean one : changed) {
      different += one ? 1 : 0;
    }
    if (different < AGREEING) {
      return NONE;
    }
    float[] covered = new float[POINTS];
    int count = 0;
    for (int p = 0; p < POINTS; p++) {
      int agreeing = 0;
      for (int near : nearest(p, tracked)) {
        agreeing += changed[near] ? 1 : 0;
      }
      if (agreeing >= AGREEING) {
        covered[p] = 1;
        count++;
      }
    }
    return count >= LEAST_POINTS ? covered : NONE;
  }

  private static int[] nearest(int p, float[] tracked) {
    int[] nearest = new int[NEAREST];
    double[] distances = new double[NEAREST];
    Arrays.fill(distances, Double.MAX_VALUE);
    for (int q = 0; q < POINTS; q++) {
      double d =
          Math.hypot(
              tracked[3 * IN_TRACKED[q]] - tracked[3 * IN_TRACKED[p]],
              tracked[3 * IN_TRACKED[q] + 1] - tracked[3 * IN_TRACKED[p] + 1]);
      int candidate = q;
      for (int k = 0; k < NEAREST; k++) {
        if (d < distances[k]) {
          double further = distances[k];
          int furtherPoint = nearest[k];
          distances[k] = d;
          nearest[k] = candidate;
          d = further;
          candidate = furtherPoint;
        }
      }
    }
    return nearest;
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

  /** The values at all points of the lower face, each that of the nearest known. */
  private static float[] onLowerFace(float[] values, float[] tracked) {
    float[] all = new float[LOWER_FACE.length];
    for (int k = 0; k < all.length; k++) {
      double least = Double.MAX_VALUE;
      for (int p = 0; p < POINTS; p++) {
        double d =
            Math.hypot(
                tracked[3 * IN_TRACKED[p]] - tracked[3 * LOWER_FACE[k]],
                tracked[3 * IN_TRACKED[p] + 1] - tracked[3 * LOWER_FACE[k] + 1]);
        if (d < least) {
          least = d;
          all[k] = values[p];
        }
      }
    }
    return all;
  }
}
