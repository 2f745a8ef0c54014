package org.redub.engine.pipeline;

import org.redub.render.PixelBox;

/**
 * The part of a plate that a mouth is rendered in: the lower face with room around it for the warp
 * to fade in.
 */
final class MouthBox {
  /** Room around the lower face, in eye distances. */
  private static final double MARGIN = 0.4;

  private MouthBox() {}

  /**
   * The box around points in plate pixels. It may reach beyond the plate, whose edge pixels go on
   * there.
   *
   * @param xy x and y of each point
   * @param iodPx eye distance in pixels
   */
  static PixelBox around(float[] xy, double iodPx) {
    float left = Float.MAX_VALUE;
    float top = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (int k = 0; k < xy.length; k += 2) {
      left = Math.min(left, xy[k]);
      right = Math.max(right, xy[k]);
      top = Math.min(top, xy[k + 1]);
      bottom = Math.max(bottom, xy[k + 1]);
    }
    int margin = (int) Math.ceil(MARGIN * iodPx);
    int x = (int) Math.floor(left) - margin;
    int y = (int) Math.floor(top) - margin;
    return new PixelBox(
        x, y, (int) Math.ceil(right) + margin - x + 1, (int) Math.ceil(bottom) + margin - y + 1);
  }

  /** Points moved into the box: x and y each, in pixels of the box. */
  static float[] inBox(float[] xy, PixelBox box) {
    float[] moved = new float[xy.length];
    for (int k = 0; k < xy.length; k += 2) {
      moved[k] = xy[k] - box.left();
      moved[k + 1] = xy[k + 1] - box.top();
    }
    return moved;
  }
}
