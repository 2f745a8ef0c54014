package org.redub.engine.api.request;

/** How the camera moves over a still picture. */
public enum CameraMove {
  /** The camera does not move. */
  NONE,
  /** The camera slowly moves closer. */
  PUSH_IN,
  /** The camera slowly moves away. */
  PULL_OUT
}
