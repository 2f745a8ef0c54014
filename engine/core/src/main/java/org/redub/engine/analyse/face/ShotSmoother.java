package org.redub.engine.analyse.face;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.geometry.CanonicalFace;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.PixelAspect;
import org.redub.render.image.MouthAppearance;

/**
 * Converts the raw landmarks of one shot into head poses and mouth shapes. Stateless.
 *
 * <p>The pose is fitted to the raw landmarks and removed from the mouth, so that jitter of the
 * whole face cancels in the shape. The shape is smoothed over three frames only, since a closure
 * may last one frame, and never across a gap or a cut. The pose is not smoothed: heads nod during
 * speech, and a pose smoothed over 0.2 s misplaces mouths by a pixel or two (1 dB).
 */
final class ShotSmoother {
  private static final double NEIGHBOUR_WEIGHT = 0.12;

  /** Limit of the frames used for the actor's mean face. */
  private static final int MAX_MEAN_FACE_FRAMES = 400;

  private ShotSmoother() {}

  /**
   * Returns the face track of a shot.
   *
   * @param faces one entry per frame, null if no face was found
   * @param damaged the frames that do not show what they should
   * @param judge decides which frames can be dubbed
   */
  static FaceTrack smooth(
      int firstFrame, List<@Nullable RawFace> faces, BitSet damaged, VisibilityJudge judge) {
    PixelAspect aspect = judge.aspect();
    @Nullable HeadPose[] poses = new HeadPose[faces.size()];
    @Nullable MouthShape[] shapes = new MouthShape[faces.size()];
    List<float[]> found = new ArrayList<>();
    for (RawFace face : faces) {
      if (face != null) {
        found.add(square(face.tracked(), aspect));
      }
    }
    if (!found.isEmpty()) {
      CanonicalFace canonical = CanonicalFace.of(thinned(found));
      for (int from = 0; from < faces.size(); from++) {
        int to = from;
        while (to < faces.size() && faces.get(to) != null) {
          to++;
        }
        if (to > from) {
          smoothRun(faces, from, to, canonical, aspect, poses, shapes);
          from = to;
        }
      }
    }
    @Nullable MouthAppearance[] appearances = new MouthAppearance[faces.size()];
    for (int i = 0; i < appearances.length; i++) {
      RawFace face = faces.get(i);
      appearances[i] = face == null ? null : face.appearance();
    }
    float[][] occlusion = OcclusionDetector.detect(faces);
    Visibility[] visibility = new Visibility[faces.size()];
    for (int i = 0; i < visibility.length; i++) {
      visibility[i] =
          damaged.get(i) ? Visibility.DAMAGED : judge.judge(faces.get(i), poses[i], occlusion[i]);
    }
    return new FaceTrack(firstFrame, poses, shapes, appearances, occlusion, visibility);
  }

  private static void smoothRun(
      List<@Nullable RawFace> faces,
      int from,
      int to,
      CanonicalFace canonical,
      PixelAspect aspect,
      @Nullable HeadPose[] poses,
      @Nullable MouthShape[] shapes) {
    float[][] mouths = new float[to - from][];
    for (int i = from; i < to; i++) {
      RawFace face = faces.get(i);
      if (face == null) {
        throw new IllegalStateException("frame %d of a run has no face".formatted(i));
      }
      HeadPose pose = HeadPose.fit(canonical, face.tracked(), aspect);
      poses[i] = pose;
      mouths[i - from] = MouthShape.of(pose, face.tracked()).toArray();
    }
    smoothColumns(mouths);
    for (int i = from; i < to; i++) {
      shapes[i] = MouthShape.of(mouths[i - from]);
    }
  }

  private static float[] square(float[] tracked, PixelAspect aspect) {
    if (aspect.isSquare()) {
      return tracked;
    }
    float[] square = tracked.clone();
    aspect.toSquare(square);
    return square;
  }

  private static List<float[]> thinned(List<float[]> frames) {
    int step = Math.max(1, frames.size() / MAX_MEAN_FACE_FRAMES);
    List<float[]> thinned = new ArrayList<>();
    for (int i = 0; i < frames.size(); i += step) {
      thinned.add(frames.get(i));
    }
    return thinned;
  }

  private static void smoothColumns(float[][] rows) {
    double[] series = new double[rows.length];
    for (int column = 0; column < rows[0].length; column++) {
      for (int row = 0; row < rows.length; row++) {
        series[row] = rows[row][column];
      }
      double[] smoothed = ZeroPhaseSmoother.threePoint(series, NEIGHBOUR_WEIGHT);
      for (int row = 0; row < rows.length; row++) {
        rows[row][column] = (float) smoothed[row];
      }
    }
  }
}
