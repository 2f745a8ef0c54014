package org.redub.engine.media.plate;

import java.nio.FloatBuffer;
import org.redub.engine.media.plate.SampleLattice.Plane;
import org.redub.geometry.PixelAspect;
import org.redub.models.face.FaceRegion;
import org.redub.models.face.PixelSource.Border;

/**
 * Resamples a rotated square of a plate directly from its planes: each output pixel is the mean of
 * its {@link SampleLattice}, with a coarser lattice for chroma. The mean is then converted to RGB,
 * which for a linear matrix equals the mean of the colours. Confined to one thread.
 */
final class SquareReader {
  private static final int CHROMA_ZERO = 128;
  private static final float UNIT = 1 / 255f;

  private final Plate plate;
  private final PixelAspect aspect;
  private final Border border;

  SquareReader(Plate plate, PixelAspect aspect, Border border) {
    this.plate = plate;
    this.aspect = aspect;
    this.border = border;
  }

  void read(FaceRegion region, int sizePx, FloatBuffer out) {
    int black = (int) plate.matrix().lumaBlack;
    Plane luma = new Plane(plate.luma(), plate.width(), plate.height(), black);
    Plane u = new Plane(plate.chromaU(), plate.chromaWidth(), plate.chromaHeight(), CHROMA_ZERO);
    Plane v = new Plane(plate.chromaV(), plate.chromaWidth(), plate.chromaHeight(), CHROMA_ZERO);
    SampleLattice full = new SampleLattice(region, sizePx, aspect, 1);
    SampleLattice half = new SampleLattice(region, sizePx, aspect, 2);
    Row sums = new Row(plate.matrix(), sizePx, full.scale(), half.scale());
    FloatBuffer writing = out.duplicate();
    for (int row = 0; row < sizePx; row++) {
      full.sumRow(row, luma, border, sums.luma);
      half.sumRow(row, u, border, sums.u);
      half.sumRow(row, v, border, sums.v);
      sums.convert();
      for (int channel = 0; channel < 3; channel++) {
        writing.position((channel * sizePx + row) * sizePx);
        writing.put(sums.colour[channel]);
      }
    }
  }

  /** One output row: sums of samples, their scale, and the resulting colours. */
  private static final class Row {
    private final YuvMatrix matrix;
    private final int[] luma;
    private final int[] u;
    private final int[] v;
    private final float lumaScale;
    private final float chromaScale;
    private final float[][] colour;

    Row(YuvMatrix matrix, int sizePx, float lumaScale, float chromaScale) {
      this.matrix = matrix;
      luma = new int[sizePx];
      u = new int[sizePx];
      v = new int[sizePx];
      colour = new float[3][sizePx];
      this.lumaScale = lumaScale;
      this.chromaScale = chromaScale;
    }

    void convert() {
      float gain = matrix.lumaGain * UNIT;
      float redOfV = matrix.redOfV * UNIT;
      float greenOfU = matrix.greenOfU * UNIT;
      float greenOfV = matrix.greenOfV * UNIT;
      float blueOfU = matrix.blueOfU * UNIT;
      float[] red = colour[0];
      float[] green = colour[1];
      float[] blue = colour[2];
      for (int i = 0; i < luma.length; i++) {
        float grey = (luma[i] * lumaScale - matrix.lumaBlack) * gain;
        float du = u[i] * chromaScale - CHROMA_ZERO;
        float dv = v[i] * chromaScale - CHROMA_ZERO;
        red[i] = clampUnit(grey + redOfV * dv);
        green[i] = clampUnit(grey + greenOfU * du + greenOfV * dv);
        blue[i] = clampUnit(grey + blueOfU * du);
      }
    }

    private static float clampUnit(float value) {
      return Math.max(0f, Math.min(1f, value));
    }
  }
}
