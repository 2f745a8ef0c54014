package org.redub.engine.analyse.face;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.geometry.FaceMesh;

/**
 * Detects occlusion by objects of another colour than the face, such as a microphone, a cup or a
 * glove. Skin and lips move with the landmarks, so the colour at a landmark hardly changes during a
 * shot. Stateless.
 *
 * <p>The colour at each landmark is compared with its median over the shot, after both are divided
 * by the brightness of the face in their frame.
 */
final class ColourOcclusion {
  /** Minimum difference of a changed colour, relative to the brightness of the face. */
  private static final double MIN_CHANGE = 0.12;

  /** Minimum difference of a changed colour, in standard deviations of that landmark. */
  private static final double MIN_DEVIATIONS = 4;

  /** Lower limit of the brightness, 0..255. */
  private static final float MIN_BRIGHTNESS = 8;

  /** Largest plausible change of the lighting. Beyond it the whole mouth is occluded. */
  private static final float MAX_BRIGHTNESS_RATIO = 1.8f;

  /** Number of nearest landmarks, including itself, that decide whether a landmark is occluded. */
  private static final int NEAREST = 6;

  /** Number of them that must have a changed colour. */
  private static final int MIN_CHANGED = 4;

  /** Fewer occluded landmarks are attributed to highlights or tracking errors. */
  private static final int MIN_OCCLUDED = 6;

  private static final int POINTS = SkinColours.POINTS.size();
  private static final int[] IN_TRACKED = SkinColours.POINTS.positionsIn(FaceMesh.TRACKED);

  private static final float[] NONE = {};

  private ColourOcclusion() {}

  /**
   * Returns per frame 1 for each occluded point of {@link SkinColours#POINTS} and 0 for the others;
   * empty if none is occluded.
   *
   * @param faces one entry per frame of a shot, null if no face was found
   */
  static float[][] detect(List<@Nullable RawFace> faces) {
    float[][] found = none(faces.size());
    float[][] colours = relative(faces);
    List<float[]> measured = Arrays.stream(colours).filter(colour -> colour.length > 0).toList();
    if (measured.size() < OcclusionDetector.MIN_FRAMES) {
      return found;
    }
    float[] median = new float[3 * POINTS];
    float[] deviation = new float[3 * POINTS];
    robustRanges(measured, median, deviation);
    for (int i = 0; i < found.length; i++) {
      RawFace face = faces.get(i);
      float[] colour = colours[i];
      if (face != null && colour.length > 0) {
        found[i] = occludedPoints(changed(colour, median, deviation), face.tracked());
      }
    }
    return found;
  }

  private static float[][] none(int frames) {
    float[][] none = new float[frames][];
    Arrays.fill(none, NONE);
    return none;
  }

  /** Colours divided by the brightness of the face; empty for a frame without colours. */
  private static float[][] relative(List<@Nullable RawFace> faces) {
    float[] brightnesses = new float[faces.size()];
    int count = 0;
    for (RawFace face : faces) {
      if (face != null && face.colours() != null) {
        brightnesses[count++] = brightness(face.colours());
      }
    }
    float medianBrightness =
        count == 0 ? MIN_BRIGHTNESS : RobustRange.median(Arrays.copyOf(brightnesses, count));
    float[][] relative = none(faces.size());
    for (int i = 0; i < relative.length; i++) {
      RawFace face = faces.get(i);
      SkinColours colours = face == null ? null : face.colours();
      if (colours != null) {
        float brightness = brightness(colours);
        brightness =
            Math.max(
                medianBrightness / MAX_BRIGHTNESS_RATIO,
                Math.min(medianBrightness * MAX_BRIGHTNESS_RATIO, brightness));
        relative[i] = new float[3 * POINTS];
        for (int k = 0; k < relative[i].length; k++) {
          relative[i][k] = colours.value(k / 3, k % 3) / brightness;
        }
      }
    }
    return relative;
  }

  private static float brightness(SkinColours colours) {
    float[] brightness = new float[POINTS];
    for (int p = 0; p < POINTS; p++) {
      brightness[p] = (colours.value(p, 0) + colours.value(p, 1) + colours.value(p, 2)) / 3f;
    }
    return Math.max(MIN_BRIGHTNESS, RobustRange.median(brightness));
  }

  private static void robustRanges(List<float[]> measured, float[] median, float[] deviation) {
    float[] values = new float[measured.size()];
    for (int k = 0; k < median.length; k++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = measured.get(i)[k];
      }
      RobustRange range = RobustRange.of(values);
      median[k] = range.median();
      deviation[k] = range.deviation();
    }
  }

  private static boolean[] changed(float[] colour, float[] median, float[] deviation) {
    boolean[] changed = new boolean[POINTS];
    for (int p = 0; p < POINTS; p++) {
      double distance = 0;
      double variance = 0;
      for (int k = 3 * p; k < 3 * p + 3; k++) {
        distance += (colour[k] - median[k]) * (colour[k] - median[k]) / 3;
        variance += deviation[k] * deviation[k] / 3;
      }
      double threshold = Math.max(MIN_CHANGE, MIN_DEVIATIONS * Math.sqrt(variance));
      changed[p] = distance > threshold * threshold;
    }
    return changed;
  }

  /** 1 for each occluded point; empty if too few are. */
  private static float[] occludedPoints(boolean[] changed, float[] tracked) {
    int changedCount = 0;
    for (boolean isChanged : changed) {
      changedCount += isChanged ? 1 : 0;
    }
    if (changedCount < MIN_CHANGED) {
      return NONE;
    }
    float[] occlusion = new float[POINTS];
    int count = 0;
    for (int p = 0; p < POINTS; p++) {
      int changedNearby = 0;
      for (int near : nearest(p, tracked)) {
        changedNearby += changed[near] ? 1 : 0;
      }
      if (changedNearby >= MIN_CHANGED) {
        occlusion[p] = 1;
        count++;
      }
    }
    return count >= MIN_OCCLUDED ? occlusion : NONE;
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
