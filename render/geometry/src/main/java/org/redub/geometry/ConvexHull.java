package org.redub.geometry;

import java.util.Arrays;

/** A convex hull of points (Andrew's monotone chain) with the distance to it. Immutable. */
public final class ConvexHull {
  private static final long LOW_BITS = 0xFFFF_FFFFL;

  private final float[] x;
  private final float[] y;

  private ConvexHull(float[] x, float[] y) {
    this.x = x;
    this.y = y;
  }

  /**
   * @param points n x (x, y), at least 3 not on a line
   */
  public static ConvexHull of(float... points) {
    int n = points.length / 2;
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      order[i] = (ordered(points[2 * i]) << 32) | (ordered(points[2 * i + 1]) & LOW_BITS);
    }
    Arrays.sort(order);
    float[] x = new float[2 * n];
    float[] y = new float[2 * n];
    int size = 0;
    for (int pass = 0; pass < 2; pass++) {
      int floor = size + 1;
      for (int k = 0; k < n; k++) {
        long point = order[pass == 0 ? k : n - 1 - k];
        float px = value((int) (point >> 32));
        float py = value((int) point);
        while (size > floor && turn(x, y, size, px, py) <= 0) {
          size--;
        }
        x[size] = px;
        y[size++] = py;
      }
      size--;
    }
    if (size < 3) {
      throw new IllegalArgumentException("a hull needs 3 points that are not on a line, got " + n);
    }
    return new ConvexHull(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
  }

  /** The bits of a number as a signed integer that has the same order. */
  private static long ordered(float number) {
    int bits = Float.floatToRawIntBits(number);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  private static float value(int ordered) {
    return Float.intBitsToFloat(ordered ^ ((ordered >> 31) & Integer.MAX_VALUE));
  }

  private static float turn(float[] x, float[] y, int size, float px, float py) {
    float ax = x[size - 1] - x[size - 2];
    float ay = y[size - 1] - y[size - 2];
    return ax * (py - y[size - 2]) - ay * (px - x[size - 2]);
  }

  /** Distance of (px, py) to the boundary, negative inside. */
  public float distance(float px, float py) {
    float nearest = Float.MAX_VALUE;
    boolean inside = true;
    for (int i = 0; i < x.length; i++) {
      int j = i + 1 < x.length ? i + 1 : 0;
      float ex = x[j] - x[i];
      float ey = y[j] - y[i];
      float dx = px - x[i];
      float dy = py - y[i];
      inside &= ex * dy - ey * dx >= 0;
      float share = (dx * ex + dy * ey) / Math.max(ex * ex + ey * ey, 1e-12f);
      share = Math.max(0, Math.min(1, share));
      float rx = dx - share * ex;
      float ry = dy - share * ey;
      nearest = Math.min(nearest, rx * rx + ry * ry);
    }
    float distance = (float) Math.sqrt(nearest);
    return inside ? -distance : distance;
  }

  public float left() {
    return least(x);
  }

  public float top() {
    return least(y);
  }

  public float right() {
    return most(x);
  }

  public float bottom() {
    return most(y);
  }

  private static float least(float[] values) {
    float least = values[0];
    for (float value : values) {
      least = Math.min(least, value);
    }
    return least;
  }

  private static float most(float[] values) {
    float most = values[0];
    for (float value : values) {
      most = Math.max(most, value);
    }
    return most;
  }
}
