package org.redub.engine.analyse.face;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.geometry.FaceMesh;

/**
 * Detects occlusion of the mouth. Landmarks do not show it, because the network also places them on
 * an occluded mouth. Objects of another colour than the face are detected by that colour ({@link
 * ColourOcclusion}), a bare hand by the lips that it hides ({@link HiddenLips}). Stateless.
 *
 * <p>Colours show which part of the lower face is occluded. If lips are hidden by something of skin
 * colour, all of it counts as occluded: its outline is not known and the landmarks around it are
 * unreliable.
 *
 * <p>Limits: occlusion for most of a shot is not detected, nor is a hand next to or below the lips.
 */
final class OcclusionDetector {
  /** In shorter shots occlusion is not detected. */
  static final int MIN_FRAMES = 12;

  /** Frames before and after an occluded one that count as partly occluded. */
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
   * Returns for each frame of a shot the occlusion of the landmarks of LOWER_FACE, 0 to 1; empty if
   * none is occluded.
   *
   * @param faces one entry per frame, null if no face was found
   */
  static float[][] detect(List<@Nullable RawFace> faces) {
    float[][] byColour = ColourOcclusion.detect(faces);
    boolean[] lipsHidden = HiddenLips.detect(faces);
    float[][] found = none(faces.size());
    for (int i = 0; i < found.length; i++) {
      RawFace face = faces.get(i);
      if (face != null) {
        found[i] = lipsHidden[i] ? ALL : onLowerFace(byColour[i], face.tracked());
      }
    }
    float[][] occlusion = none(faces.size());
    for (int i = 0; i < found.length; i++) {
      if (faces.get(i) != null) {
        occlusion[i] = ramped(found, i);
      }
    }
    return occlusion;
  }

  private static float[][] none(int frames) {
    float[][] none = new float[frames][];
    Arrays.fill(none, NONE);
    return none;
  }

  /** The largest occlusion in nearby frames, weighted by their distance in time. */
  private static float[] ramped(float[][] found, int i) {
    float[] ramp = NONE;
    for (int d = -RAMP_FRAMES; d <= RAMP_FRAMES; d++) {
      float[] other = i + d < 0 || i + d >= found.length ? NONE : found[i + d];
      if (other.length > 0) {
        ramp = ramp.length == 0 ? new float[POINTS] : ramp;
        float weight = 1 - Math.abs(d) / (RAMP_FRAMES + 1f);
        for (int p = 0; p < POINTS; p++) {
          ramp[p] = Math.max(ramp[p], weight * other[p]);
        }
      }
    }
    return ramp;
  }

  /**
   * The values at all landmarks of the lower face, each taken from the nearest point of {@link
   * SkinColours#POINTS}.
   */
  private static float[] onLowerFace(float[] values, float[] tracked) {
    if (values.length == 0) {
      return NONE;
    }
    float[] all = new float[POINTS];
    for (int k = 0; k < POINTS; k++) {
      double nearest = Double.MAX_VALUE;
      for (int p = 0; p < values.length; p++) {
        double d =
            Math.hypot(
                tracked[3 * COLOURS[p]] - tracked[3 * LOWER_FACE[k]],
                tracked[3 * COLOURS[p] + 1] - tracked[3 * LOWER_FACE[k] + 1]);
        if (d < nearest) {
          nearest = d;
          all[k] = values[p];
        }
      }
    }
    return all;
  }
}
