package org.redub.engine.media.plate;

import java.nio.FloatBuffer;
import org.redub.geometry.PixelAspect;
import org.redub.models.face.FaceRegion;
import org.redub.models.face.PixelSource;

/**
 * A plate as a picture of square pixels, for networks that find faces. Resamples only what is read.
 * As safe for threads as its plate.
 *
 * @param plate the plate
 * @param aspect the shape of its pixels
 */
public record SquarePixels(Plate plate, PixelAspect aspect) implements PixelSource {

  /** The plate itself if its pixels are square. */
  public static PixelSource of(Plate plate, PixelAspect aspect) {
    return aspect.isSquare() ? plate : new SquarePixels(plate, aspect);
  }

  @Override
  public int width() {
    return (int) Math.max(1, Math.round(plate.width() * aspect.scaleX()));
  }

  @Override
  public int height() {
    return (int) Math.max(1, Math.round(plate.height() * aspect.scaleY()));
  }

  @Override
  public void readSquare(FaceRegion region, int sizePx, Border border, FloatBuffer out) {
    new SquareReader(plate.plain(), aspect, border).read(region, sizePx, out);
  }
}
