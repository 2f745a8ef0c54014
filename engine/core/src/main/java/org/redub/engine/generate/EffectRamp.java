package org.redub.engine.generate;

import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.Visibility;

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
    double[] effect = besideGaps(visibility);
    for (int i = 0; i < effect.length; i++) {
      if (effect[i] > 0) {
        effect[i] = Math.min(effect[i], angleShare(track, i, maxYawDegrees));
      }
    }
    return effect;
  }

  /** 0 at unusable frames, rising to 1 over the frames on either side of them. */
  static double[] besideGaps(Visibility[] visibility) {
    double[] effect = new double[visibility.length];
    int sinceGap = RAMP_FRAMES;
    for (int i = 0; i < effect.length; i++) {
      sinceGap = visibility[i] == Visibility.USABLE ? sinceGap + 1 : 0;
      effect[i] = Math.min(1, (double) sinceGap / RAMP_FRAMES);
    }
    int untilGap = RAMP_FRAMES;
    for (int i = effect.length - 1; i >= 0; i--) {
      untilGap = visibility[i] == Visibility.USABLE ? untilGap + 1 : 0;
      effect[i] = Math.min(effect[i], (double) untilGap / RAMP_FRAMES);
    }
    return effect;
  }

  private static double angleShare(FaceTrack track, int i, double maxYawDegrees) {
    double yaw = Math.abs(track.pose(i).yawDegrees());
    double share = (maxYawDegrees - yaw) / (maxYawDegrees - FULL_UNTIL_YAW_DEGREES);
    return Math.max(0, Math.min(1, share));
  }
}
