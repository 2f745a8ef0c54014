package org.redub.engine.api.request;

/** How the camera moves over a still picture that is made to speak. */
public enum CameraMove {
  /** The picture stands still. */
  NONE,
  /** Slowly nearer. */
  PUSH_IN,
  /** Slowly away. */
  PULL_OUT
}
