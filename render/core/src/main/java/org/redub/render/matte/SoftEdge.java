package org.redub.render.matte;

/** Smooth steps. */
public final class SoftEdge {
  private SoftEdge() {}

  /** 0 up to {@code from}, 1 from {@code to} on, a cubic in between. */
  public static float rise(float from, float to, float value) {
    float t = Math.max(0, Math.min(1, (value - from) / (to - from)));
    return t * t * (3 - 2 * t);
  }

  /** 1 up to {@code from}, 0 from {@code to} on. */
  public static float fall(float from, float to, float value) {
    return 1 - rise(from, to, value);
  }
}
