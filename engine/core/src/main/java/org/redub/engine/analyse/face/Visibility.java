package org.redub.engine.analyse.face;

import org.redub.engine.api.request.FaceLimits;

/** Whether the face in a frame can be dubbed, and if not, the reason, which reports contain. */
public enum Visibility {
  /** The mouth can be replaced. */
  USABLE("usable"),
  /** No face was found. */
  NO_FACE("no face found"),
  /** The interocular distance is less than {@link FaceLimits#minInterocularDistancePx()}. */
  TOO_SMALL("face too small"),
  /** The head is turned further than {@link FaceLimits#maxYawDegrees()}. */
  TURNED_AWAY("head turned away"),
  /** Most of the mouth is occluded, for example by a hand or a microphone. */
  OCCLUDED("mouth occluded"),
  /** Part of the mouth lies outside the picture. */
  MOUTH_OUTSIDE("mouth outside the picture"),
  /** The frame is not in a range that is to be dubbed. */
  OUT_OF_RANGE("outside the range"),
  /** The file is damaged there, so that the frame does not show what it should. */
  DAMAGED("frame damaged");

  private final String reason;

  Visibility(String reason) {
    this.reason = reason;
  }

  /** The reason as a few words for reports. */
  public String reason() {
    return reason;
  }
}
