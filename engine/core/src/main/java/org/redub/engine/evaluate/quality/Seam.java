package org.redub.engine.evaluate.quality;

/** Gradient energy on the rim of a matte, of a picture against the plate. One thread's. */
public final class Seam {
  private static final float FROM = 0.05f;
  private static final float TO = 0.95f;

  private double made;
  private double plate;

  /**
   * Adds a frame.
   *
   * @param matte per pixel 0 (plate) to 1
   */
  public void add(LumaBox result, LumaBox source, float[] matte) {
    int w = result.width();
    for (int y = 1; y < result.height() - 1; y++) {
      for (int x = 1; x < w - 1; x++) {
        int i = y * w + x;
        if (matte[i] > FROM && matte[i] < TO) {
          made += gradient(result.values(), i, w);
          plate += gradient(source.values(), i, w);
        }
      }
    }
  }

  private static double gradient(float[] v, int i, int w) {
    double x = (v[i + 1] - v[i - 1]) / 2;
    double y = (v[i + w] - v[i - w]) / 2;
    return x * x + y * y;
  }

  /** Energy of the results over that of the plates; NaN before any rim was seen. */
  public double ratio() {
    return plate > 0 ? made / plate : Double.NaN;
  }
}
