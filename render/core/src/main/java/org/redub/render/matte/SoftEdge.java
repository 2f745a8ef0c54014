package org.redub.render.matte;

/** Smooth steps. Stateless. */
public final class SoftEdge {
  private SoftEdge() {}

  /** 0 up to {@code start}, 1 from {@code end} on, and a cubic in between. */
  public static float rise(float start, float end, float value) {
    float t = Math.max(0, Math.min(1, (value - start) / (end - start)));
    return t * t * (3 - 2 * t);
  }

  /** 1 up to {@code start}, 0 from {@code end} on, and a cubic in between. */
  public static float fall(float start, float end, float value) {
    return 1 - rise(start, end, value);
  }
}
