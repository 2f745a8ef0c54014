package org.redub.engine.evaluate.quality;

import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

/**
 * The luma of a part of a picture (BT.601 weights), 0..255. Immutable by contract.
 *
 * @param width columns
 * @param height rows
 * @param values row after row
 */
@SuppressWarnings("ArrayRecordComponent")
public record LumaBox(int width, int height, float[] values) {
  /** The luma of all of {@code image}. */
  public static LumaBox of(RgbImage image) {
    return of(image, new PixelBox(0, 0, image.width(), image.height()));
  }

  /** The luma of {@code box}, which lies within {@code image}. */
  public static LumaBox of(RgbImage image, PixelBox box) {
    float[] values = new float[box.width() * box.height()];
    for (int y = 0; y < box.height(); y++) {
      int row = (box.top() + y) * image.width() + box.left();
      for (int x = 0; x < box.width(); x++) {
        values[y * box.width() + x] =
            0.299f * image.red()[row + x]
                + 0.587f * image.green()[row + x]
                + 0.114f * image.blue()[row + x];
      }
    }
    return new LumaBox(box.width(), box.height(), values);
  }

  /** The value at (x, y), between pixels in a straight line, nearest pixel outside. */
  public float at(float x, float y) {
    float cx = Math.max(0, Math.min(width - 1.001f, x));
    float cy = Math.max(0, Math.min(height - 1.001f, y));
    int i = Math.min((int) cx, Math.max(0, width - 2));
    int j = Math.min((int) cy, Math.max(0, height - 2));
    float u = cx - i;
    float v = cy - j;
    int right = Math.min(i + 1, width - 1);
    int below = Math.min(j + 1, height - 1) * width;
    float top = values[j * width + i] * (1 - u) + values[j * width + right] * u;
    float bottom = values[below + i] * (1 - u) + values[below + right] * u;
    return top + v * (bottom - top);
  }
}
