package org.redub.engine.analyse.face;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.geometry.FaceMesh;

/**
 * Finds where a lower face has another colour than its own: a microphone, a cup, a glove is before
 * it. Skin and lips go with the landmarks, and so their colours hardly change through a shot.
 * Stateless.
 *
 * <p>Each point's colour is compared with that point's median over the shot, in shares of the
 * face's light in that frame.
 */
final class ColourOcclusion {
  /** A colour is another one from this difference on, in shares of the face's light. */
  private static final double LEAST_CHANGE = 0.12;

  /** And from this many standard deviations of the point's usual changes on. */
  private static final double LEAST_DEVIATIONS = 4;

  private static final float LEAST_LIGHT = 8;

  /** Light that changes by more than this factor is no light: all of the mouth is covered. */
  private static final float MOST_LIGHT = 1.8f;

  /** A point is covered if so many of its nearest, itself among them, are of another colour. */
  private static final int NEAREST = 6;

  private static final int AGREEING = 4;

  /** Fewer covered points are a highlight or a badly tracked frame. */
  private static final int LEAST_POINTS = 6;

  private static final int POINTS = SkinColours.POINTS.size();
  private static final int[] IN_TRACKED = SkinColours.POINTS.positionsIn(FaceMesh.TRACKED);

  private static final float[] NONE = {};

  private ColourOcclusion() {}

  /**
   * 1 for each of {@link SkinColours#POINTS} of another colour, 0 for the rest; empty for a frame
   * in which none is.
   *
   * @param faces one entry a frame of a shot, null where no face was found
   */
  static float[][] of(List<@Nullable RawFace> faces) {
    float[][] found = none(faces.size());
    float[][] colours = relative(faces);
    List<float[]> known = Arrays.stream(colours).filter(own -> own.length > 0).toList();
    if (known.size() < OcclusionDetector.LEAST_FRAMES) {
      return found;
    }
    float[] usual = new float[3 * POINTS];
    float[] spread = new float[3 * POINTS];
    usual(known, usual, spread);
    for (int i = 0; i < found.length; i++) {
      RawFace face = faces.get(i);
      float[] own = colours[i];
      if (face != null && own.length > 0) {
        found[i] = coveredPoints(changed(own, usual, spread), face.tracked());
      }
    }
    return found;
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
    float usual = known == 0 ? LEAST_LIGHT : RobustRange.median(Arrays.copyOf(lights, known));
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
    return Math.max(LEAST_LIGHT, RobustRange.median(light));
  }

  private static void usual(List<float[]> known, float[] usual, float[] spread) {
    float[] values = new float[known.size()];
    for (int k = 0; k < usual.length; k++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = known.get(i)[k];
      }
      RobustRange one = RobustRange.of(values);
      usual[k] = one.median();
      spread[k] = one.deviation();
    }
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
}
