package org.redub.engine.analyse.face;

import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.FaceLimits;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.PixelAspect;

/**
 * Decides which faces can be dubbed. Immutable.
 *
 * @param limits limits of pose and size
 * @param width width of the plate in pixels
 * @param height height of the plate in pixels
 * @param aspect shape of its pixels
 */
record VisibilityJudge(FaceLimits limits, int width, int height, PixelAspect aspect) {
  private static final int[] LIPS_IN_TRACKED = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.TRACKED);

  /** Mouths with a larger occluded share of the lips are not replaced. */
  private static final float MAX_LIP_OCCLUSION = 0.6f;

  /**
   * Whether a frame's mouth can be replaced, and if not, why.
   *
   * @param face null if no face was found
   * @param pose null if no face was found
   * @param occlusion occlusion of each landmark of LOWER_FACE; empty if none is occluded
   */
  Visibility judge(@Nullable RawFace face, @Nullable HeadPose pose, float[] occlusion) {
    if (face == null || pose == null) {
      return Visibility.NO_FACE;
    }
    if (Math.abs(pose.yawDegrees()) > limits.maxYawDegrees()) {
      return Visibility.TURNED_AWAY;
    }
    if (pose.iodPx() < limits.minInterocularDistancePx()) {
      return Visibility.TOO_SMALL;
    }
    for (int point : LIPS_IN_TRACKED) {
      float x = face.tracked()[3 * point];
      float y = face.tracked()[3 * point + 1];
      if (x < 0 || y < 0 || x > width - 1 || y > height - 1) {
        return Visibility.MOUTH_OUTSIDE;
      }
    }
    return FaceTrack.lipOcclusion(occlusion) > MAX_LIP_OCCLUSION
        ? Visibility.OCCLUDED
        : Visibility.USABLE;
  }
}
