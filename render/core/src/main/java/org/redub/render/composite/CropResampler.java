package org.redub.render.composite;

import org.redub.geometry.Affine2;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;
import org.redub.render.matte.SoftEdge;
import org.redub.render.morph.AffineReader;

/**
 * Resamples a crop to the pixels of a box of the plate. Confined to one thread; keeps its
 * workspace.
 */
final class CropResampler {
  /** A crop without a matte fades out over this share of its size at each edge. */
  private static final float EDGE_SHARE = 0.04f;

  private final AffineReader reader = new AffineReader();
  private final RgbImage out = new RgbImage(1, 1);
  private final float[] rgb = new float[3];
  private float[] share = new float[0];

  /**
   * The crop's pixels over {@code box}, and the plate's where the crop has none.
   *
   * @param plate the picture that contains {@code box}
   * @return valid until the next call, as is {@link #share}
   */
  RgbImage resample(CropPatch crop, RgbImage plate, PixelBox box) {
    out.resize(box.width(), box.height());
    if (share.length < box.width() * box.height()) {
      share = new float[box.width() * box.height()];
    }
    Affine2 map = crop.fromPlate();
    reader.open(crop.pixels(), map);
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        int i = y * box.width() + x;
        float px = box.left() + (float) x;
        float py = box.top() + (float) y;
        share[i] = shareAt(crop, map.x(px, py), map.y(px, py));
        if (share[i] > 0) {
          reader.read(px, py, rgb);
        } else {
          int at = (box.top() + y) * plate.width() + box.left() + x;
          rgb[0] = plate.red()[at];
          rgb[1] = plate.green()[at];
          rgb[2] = plate.blue()[at];
        }
        out.red()[i] = rgb[0];
        out.green()[i] = rgb[1];
        out.blue()[i] = rgb[2];
      }
    }
    return out;
  }

  /** For each pixel of the box how much of the crop may be shown. */
  float[] share() {
    return share;
  }

  private static float shareAt(CropPatch crop, float x, float y) {
    int width = crop.pixels().width();
    int height = crop.pixels().height();
    float inX = Math.min(x + 0.5f, width - 0.5f - x);
    float inY = Math.min(y + 0.5f, height - 0.5f - y);
    if (inX <= 0 || inY <= 0) {
      return 0;
    }
    float[] matte = crop.matte();
    if (matte == null) {
      return SoftEdge.rise(0, EDGE_SHARE * width, inX) * SoftEdge.rise(0, EDGE_SHARE * height, inY);
    }
    return bilinear(matte, width, height, x, y);
  }

  private static float bilinear(float[] values, int width, int height, float x, float y) {
    float cx = Math.max(0, Math.min(width - 1, x));
    float cy = Math.max(0, Math.min(height - 1, y));
    int left = Math.min((int) cx, Math.max(0, width - 2));
    int top = Math.min((int) cy, Math.max(0, height - 2));
    int right = Math.min(left + 1, width - 1);
    int bottom = Math.min(top + 1, height - 1);
    float u = cx - left;
    float v = cy - top;
    float upper = values[top * width + left] * (1 - u) + values[top * width + right] * u;
    float lower = values[bottom * width + left] * (1 - u) + values[bottom * width + right] * u;
    return upper * (1 - v) + lower * v;
  }
}
