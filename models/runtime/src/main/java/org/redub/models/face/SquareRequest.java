package org.redub.models.face;

import java.nio.FloatBuffer;

/** The input of the face models: a picture and a square in it. Immutable. */
record SquareRequest(PixelSource image, FaceRegion region) {

  /** A grey picture for warming up a model. */
  static SquareRequest grey() {
    return new SquareRequest(new Grey(), new FaceRegion(1, 1, 2, 0));
  }

  private record Grey() implements PixelSource {
    @Override
    public int width() {
      return 2;
    }

    @Override
    public int height() {
      return 2;
    }

    @Override
    public void readSquare(FaceRegion region, int sizePx, Border border, FloatBuffer out) {
      for (int i = 0; i < 3 * sizePx * sizePx; i++) {
        out.put(i, 0.5f);
      }
    }
  }
}
