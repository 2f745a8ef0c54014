package org.redub.engine.analyse.face;

import org.redub.engine.api.request.FaceLimits;

/** Whether a frame's face can be dubbed, and if not, why: the reason is what reports say. */
public enum Visibility {
  /** The mouth can be replaced. */
  USABLE("usable"),
  /** Neither detector nor landmarks found a face. */
  NO_FACE("no face found"),
  /** The eyes are closer than {@link FaceLimits#minEyeDistancePx()}. */
  TOO_SMALL("face too small"),
  /** The head is turned further than {@link FaceLimits#maxYawDegrees()}. */
  TURNED_AWAY("head turned away"),
  /** A hand, a microphone or something else is before most of the mouth. */
  COVERED("something before the mouth"),
  /** Part of the mouth lies outside the picture. */
  MOUTH_OUTSIDE("mouth outside the picture");

  private final String reason;

  Visibility(String reason) {
    this.reason = reason;
  }

  /** A few words for a report. */
  public String reason() {
    return reason;
  }
}
