package org.redub.render.morph;

import org.redub.geometry.FaceMesh;

/**
 * The line between the lips: for any pixel its position between the upper (0) and the lower lip
 * (1). Confined to one thread; keeps its workspace.
 *
 * <p>The inner lips are two curves over the axis through their corners. Outside the corners the
 * line continues straight and softens, so that the upper and lower half of the face join smoothly.
 */
public final class LipLine {
  private static final int[] UPPER = positions(78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308);
  private static final int[] LOWER = positions(78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308);

  /** Lips that are closer are drawn this far apart, so that their edge is not jagged. */
  private static final float MIN_GAP_PX = 1.2f;

  private static final float SOFTENING = 0.6f;

  private float originX;
  private float originY;
  private float alongX = 1;
  private float alongY;
  private float length = 1;
  private int bins;
  private float[] upper = new float[0];
  private float[] lower = new float[0];
  private float top;
  private float gap = 1;
  private float opening;
  private float below;
  private float place;

  private static int[] positions(int... meshIndices) {
    int[] result = new int[meshIndices.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = FaceMesh.LOWER_FACE.indexOf(meshIndices[i]);
    }
    return result;
  }

  /** Sets the inner lips from {@code points}, LOWER_FACE x (x, y). */
  public void place(float[] points) {
    int first = UPPER[0];
    int last = UPPER[UPPER.length - 1];
    originX = points[2 * first];
    originY = points[2 * first + 1];
    float x = points[2 * last] - originX;
    float y = points[2 * last + 1] - originY;
    length = Math.max(1, (float) Math.hypot(x, y));
    alongX = x / length;
    alongY = y / length;
    bins = (int) length + 2;
    if (upper.length < bins) {
      upper = new float[bins];
      lower = new float[bins];
    }
    trace(points, UPPER, upper);
    trace(points, LOWER, lower);
    for (int i = 0; i < bins; i++) {
      float missing = MIN_GAP_PX - (lower[i] - upper[i]);
      if (missing > 0) {
        upper[i] -= missing / 2;
        lower[i] += missing / 2;
      }
    }
  }

  private void trace(float[] points, int[] curve, float[] heights) {
    int segment = 0;
    for (int bin = 0; bin < bins; bin++) {
      float u = Math.min(bin, length);
      while (segment + 2 < curve.length && along(points, curve[segment + 1]) < u) {
        segment++;
      }
      float from = along(points, curve[segment]);
      float to = along(points, curve[segment + 1]);
      float share = to - from > 1e-3f ? (u - from) / (to - from) : 1;
      share = Math.max(0, Math.min(1, share));
      float a = across(points[2 * curve[segment]], points[2 * curve[segment] + 1]);
      float b = across(points[2 * curve[segment + 1]], points[2 * curve[segment + 1] + 1]);
      heights[bin] = a + share * (b - a);
    }
  }

  private float along(float[] points, int position) {
    return (points[2 * position] - originX) * alongX
        + (points[2 * position + 1] - originY) * alongY;
  }

  private float across(float x, float y) {
    return (y - originY) * alongX - (x - originX) * alongY;
  }

  /** Computes the following values for (x, y). */
  public void locate(float x, float y) {
    float u = (x - originX) * alongX + (y - originY) * alongY;
    float v = across(x, y);
    float outside = Math.max(-u, u - length);
    if (outside >= 0) {
      float bottom = MIN_GAP_PX / 2 + SOFTENING * outside;
      top = -bottom;
      gap = 2 * bottom;
      opening = 0;
    } else {
      int bin = Math.min((int) u, bins - 2);
      top = upper[bin] + (u - bin) * (upper[bin + 1] - upper[bin]);
      gap = lower[bin] + (u - bin) * (lower[bin + 1] - lower[bin]) - top;
      opening = gap;
    }
    place = u / length;
    below = v - top;
  }

  /** 0 at the upper lip's inner edge and above, 1 at the lower lip's inner edge and below. */
  public float fraction() {
    return Math.max(0, Math.min(1, below / gap));
  }

  /** The distance between the lips here, in pixels; 0 outside the corners. */
  public float openingPx() {
    return opening;
  }

  /** The distance below the upper lip's inner edge, in pixels. */
  public float belowUpperPx() {
    return below;
  }

  /** 0 at the left corner, 1 at the right one. */
  public float place() {
    return place;
  }

  /** The distance between the corners, in pixels. */
  public float lengthPx() {
    return length;
  }

  /** The position along the line, in pixels from the left corner, 0 to {@link #columns()} - 1. */
  public float column() {
    return Math.max(0, Math.min(bins - 1.001f, place * length));
  }

  /** Number of columns. */
  public int columns() {
    return bins;
  }

  /** The distance between the lips at a column, in pixels. */
  public float openingPx(int column) {
    return lower[column] - upper[column];
  }

  /** Writes the position of a lip's inner edge at a column to {@code xy[0..1]}. */
  public void edge(int column, boolean lowerLip, float[] xy) {
    float along = Math.min(column, length);
    float across = lowerLip ? lower[column] : upper[column];
    xy[0] = originX + along * alongX - across * alongY;
    xy[1] = originY + along * alongY + across * alongX;
  }

  /** x of the unit vector down the face, across the line. */
  public float downX() {
    return -alongY;
  }

  /** y of the unit vector down the face, across the line. */
  public float downY() {
    return alongX;
  }
}
