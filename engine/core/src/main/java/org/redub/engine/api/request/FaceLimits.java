package org.redub.engine.api.request;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which faces are dubbed. Immutable.
 *
 * @param minInterocularDistancePx outer eye corners closer than this, in plate pixels, are too
 *     small to dub
 * @param maxYawDegrees heads turned further than this to either side are not dubbed
 */
public record FaceLimits(
    @JsonProperty("min_eye_distance_px") double minInterocularDistancePx, double maxYawDegrees) {

  /** Confirmed on real clips: outside these limits the lip landmarks are unreliable. */
  public static final FaceLimits DEFAULT = new FaceLimits(20, 50);

  private static final double MAX_DISTANCE_PX = 10_000;
  private static final double MAX_YAW_DEGREES = 90;

  public FaceLimits {
    Range.checked(
        "minimum interocular distance in pixels", minInterocularDistancePx, 0, MAX_DISTANCE_PX);
    Range.checked("maximum yaw in degrees", maxYawDegrees, 0, MAX_YAW_DEGREES);
  }
}
