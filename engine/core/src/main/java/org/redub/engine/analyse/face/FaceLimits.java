package org.redub.engine.analyse.face;

/**
 * Which faces are dubbed. Immutable.
 *
 * @param minEyeDistancePx outer eye corners closer than this, in plate pixels, are too small to dub
 * @param maxYawDegrees heads turned further than this to either side are left alone
 */
public record FaceLimits(double minEyeDistancePx, double maxYawDegrees) {

  /** Seen to hold on real clips: below or beyond, the landmarks of the lips are guesses. */
  public static final FaceLimits DEFAULT = new FaceLimits(20, 50);
}
