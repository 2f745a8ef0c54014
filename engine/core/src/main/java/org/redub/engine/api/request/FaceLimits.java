package org.redub.engine.api.request;

/**
 * Which faces are dubbed. Immutable.
 *
 * @param minEyeDistancePx outer eye corners closer than this, in plate pixels, are too small to dub
 * @param maxYawDegrees heads turned further than this to either side are left alone
 */
public record FaceLimits(double minEyeDistancePx, double maxYawDegrees) {

  /** Seen to hold on real clips: below or beyond, the landmarks of the lips are guesses. */
  public static final FaceLimits DEFAULT = new FaceLimits(20, 50);

  private static final double MAX_DISTANCE_PX = 10_000;
  private static final double MAX_YAW_DEGREES = 90;

  public FaceLimits {
    Range.checked("smallest eye distance in pixels", minEyeDistancePx, 0, MAX_DISTANCE_PX);
    Range.checked("largest yaw in degrees", maxYawDegrees, 0, MAX_YAW_DEGREES);
  }
}
