package org.redub.engine.generate.crop;

import java.nio.FloatBuffer;
import org.redub.engine.media.plate.Plate;
import org.redub.geometry.Affine2;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;
import org.redub.render.morph.AffineReader;

/** Cuts upright crops of faces out of plates. Confined to one thread; keeps its workspace. */
final class CropReader {
  /** Pixels that the spline needs around the crop. */
  private static final int ROOM_PX = 3;

  private static final float PER_LEVEL = 1 / 255f;

  private final int sizePx;
  private final AffineReader reader = new AffineReader();
  private final RgbImage around = new RgbImage(1, 1);
  private final float[] rgb = new float[3];
  private final FloatBuffer planes;

  CropReader(int sizePx) {
    this.sizePx = sizePx;
    planes = FloatBuffer.allocate(3 * sizePx * sizePx);
  }

  /**
   * A crop as 3 planes of 0 to 1, red, green, blue; the nearest pixel outside the plate.
   *
   * @param toPlate from pixels of the crop to pixels of the plate
   * @return valid until the next call
   */
  FloatBuffer read(Plate plate, Affine2 toPlate) {
    PixelBox box = boxOf(toPlate);
    around.resize(box.width(), box.height());
    plate.readBox(box, around);
    reader.open(
        around,
        new Affine2(
            toPlate.xx(),
            toPlate.xy(),
            toPlate.x0() - box.left(),
            toPlate.yx(),
            toPlate.yy(),
            toPlate.y0() - box.top()));
    for (int y = 0; y < sizePx; y++) {
      for (int x = 0; x < sizePx; x++) {
        reader.read(x, y, rgb);
        for (int c = 0; c < 3; c++) {
          planes.put((c * sizePx + y) * sizePx + x, Math.max(0, Math.min(1, PER_LEVEL * rgb[c])));
        }
      }
    }
    return planes;
  }

  private PixelBox boxOf(Affine2 toPlate) {
    float left = Float.MAX_VALUE;
    float top = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (int corner = 0; corner < 4; corner++) {
      float x = corner % 2 == 0 ? -0.5f : sizePx - 0.5f;
      float y = corner < 2 ? -0.5f : sizePx - 0.5f;
      left = Math.min(left, toPlate.x(x, y));
      right = Math.max(right, toPlate.x(x, y));
      top = Math.min(top, toPlate.y(x, y));
      bottom = Math.max(bottom, toPlate.y(x, y));
    }
    int x = (int) Math.floor(left) - ROOM_PX;
    int y = (int) Math.floor(top) - ROOM_PX;
    return new PixelBox(
        x, y, (int) Math.ceil(right) + ROOM_PX - x + 1, (int) Math.ceil(bottom) + ROOM_PX - y + 1);
  }
}
