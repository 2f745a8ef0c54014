package org.redub.engine.analyse.face;

import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.FaceLimits;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;

/**
 * Says which faces can be dubbed. Immutable.
 *
 * @param limits of pose and size
 * @param width of the plate in pixels
 * @param height of the plate in pixels
 */
record VisibilityJudge(FaceLimits limits, int width, int height) {
  private static final int[] LIPS_IN_TRACKED = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.TRACKED);

  /** With more of the lips occluded there is no mouth worth replacing. */
  private static final float MAX_OCCLUDED = 0.6f;

  /**
   * Whether a frame's mouth can be replaced, and if not, why.
   *
   * @param face null where no face was found
   * @param pose null where no face was found
   * @param covered how far something is before each point of LOWER_FACE; empty if nothing is
   */
  Visibility judge(@Nullable RawFace face, @Nullable HeadPose pose, float[] covered) {
    if (face == null || pose == null) {
      return Visibility.NO_FACE;
    }
    if (Math.abs(pose.yawDegrees()) > limits.maxYawDegrees()) {
      return Visibility.TURNED_AWAY;
    }
    if (pose.iodPx() < limits.minEyeDistancePx()) {
      return Visibility.TOO_SMALL;
    }
    for (int point : LIPS_IN_TRACKED) {
      float x = face.tracked()[3 * point];
      float y = face.tracked()[3 * point + 1];
      if (x < 0 || y < 0 || x > width - 1 || y > height - 1) {
        return Visibility.MOUTH_OUTSIDE;
      }
    }
    return FaceTrack.lipsCovered(covered) > MAX_OCCLUDED ? Visibility.COVERED : Visibility.USABLE;
  }
}
