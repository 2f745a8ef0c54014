package org.redub.render.morph;

import org.redub.geometry.Affine2;
import org.redub.render.image.RgbImage;

/**
 * Samples a picture through an affine map: with a cubic spline where the map enlarges it, averaging
 * several samples where the map shrinks it. The border is repeated outside. Confined to one thread;
 * keeps its workspace.
 *
 * <p>Call order: {@link #open} per picture and map, then {@link #read} per pixel.
 */
public final class AffineReader {
  /** Most samples along each axis; a picture that is shrunk more than this is read with gaps. */
  private static final int MAX_TAPS = 8;

  private final CubicSpline sampler = new CubicSpline();
  private final float[] one = new float[3];
  private Affine2 map = new Affine2(1, 0, 0, 0, 1, 0);
  private int taps = 1;

  /**
   * Sets the picture to read, whose pixels are copied.
   *
   * @param toSource maps the pixels passed to {@link #read} to pixels of {@code source}
   */
  public void open(RgbImage source, Affine2 toSource) {
    sampler.read(source);
    map = toSource;
    taps = Math.max(1, Math.min(MAX_TAPS, (int) Math.ceil(toSource.scale() - 0.01)));
  }

  /** Writes the colour at (px, py). */
  public void read(float px, float py, float[] rgb) {
    rgb[0] = 0;
    rgb[1] = 0;
    rgb[2] = 0;
    float part = 1f / (taps * taps);
    for (int v = 0; v < taps; v++) {
      for (int u = 0; u < taps; u++) {
        float x = px + (u + 0.5f) / taps - 0.5f;
        float y = py + (v + 0.5f) / taps - 0.5f;
        sampler.sample(map.x(x, y), map.y(x, y), one);
        rgb[0] += part * one[0];
        rgb[1] += part * one[1];
        rgb[2] += part * one[2];
      }
    }
  }
}
