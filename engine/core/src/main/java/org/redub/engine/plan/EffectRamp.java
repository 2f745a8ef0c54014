package org.redub.engine.plan;

import org.redub.engine.tracking.FaceTrack;
import org.redub.engine.tracking.Visibility;

/**
 * How much of the new mouth a frame shows: all of it, none where the face cannot be used, and a
 * ramp between the two so that nothing pops. Heads that turn away fade out with the angle. A cut
 * needs no ramp: there the picture changes anyway.
 */
final class EffectRamp {
  /** Frames from untouched to fully dubbed. */
  private static final int RAMP_FRAMES = 4;

  private static final double FULL_UNTIL_YAW_DEGREES = 38;

  private EffectRamp() {}

  /**
   * The effect of each frame of a shot.
   *
   * @param visibility of each frame of the shot
   */
  static double[] of(FaceTrack track, Visibility[] visibility, double maxYawDegrees) {
    int n = track.frames();
    double[] effect = new double[n];
    for (int i = 0; i < n; i++) {
      effect[i] = visibility[i] == Visibility.USABLE ? angleShare(track, i, maxYawDegrees) : 0;
    }
    double limit = RAMP_FRAMES;
    for (int i = 0; i < n; i++) {
      limit = visibility[i] == Visibility.USABLE ? limit + 1 : 0;
      effect[i] = Math.min(effect[i], limit / RAMP_FRAMES);
    }
    limit = RAMP_FRAMES;
    for (int i = n - 1; i >= 0; i--) {
      limit = visibility[i] == Visibility.USABLE ? limit + 1 : 0;
      effect[i] = Math.min(effect[i], limit / RAMP_FRAMES);
    }
    return effect;
  }

  private static double angleShare(FaceTrack track, int i, double maxYawDegrees) {
    double yaw = Math.abs(track.pose(i).yawDegrees());
    double share = (maxYawDegrees - yaw) / (maxYawDegrees - FULL_UNTIL_YAW_DEGREES);
    return Math.max(0, Math.min(1, share));
  }
}
