package org.redub.engine.analyse.face;

import java.util.List;
import org.redub.geometry.FaceMesh;

/** One step of a frame's lip points towards its partners; changes neither. */
final class LipStep {
  private static final int RING = FaceMesh.OUTER_LIP.size();

  /** Squared grey difference at which a partner's patch counts half. */
  private static final float UNLIKE = 40;

  /** How hard neighbours on a lip hold each other, in sums of squared slopes over a patch. */
  private static final double STIFF = 1000;

  /** How hard a point is held where it was tracked, in the same. */
  private static final double STAY = 80;

  private static final int PIXELS = (2 * LipPatches.RADIUS + 1) * (2 * LipPatches.RADIUS + 1);

  private static final int SWEEPS = 40;

  /** Share of the way that is gone: the partners come towards it. */
  private static final float SHARE = 0.7f;

  /** The longest step, in pixels: a slope says nothing of what is further off. */
  private static final float MOST = 4;

  private final int n;
  private final int partners;
  private final float[] both = new float[LipPatches.SIZE];
  private final double[] xx;
  private final double[] xy;
  private final double[] yy;
  private final double[] bx;
  private final double[] by;

  /** The step of {@code lips}, in their picture. */
  LipStep(LipPatches lips, List<LipPatches> partners) {
    n = lips.count();
    this.partners = partners.size();
    xx = new double[n];
    xy = new double[n];
    yy = new double[n];
    bx = new double[n];
    by = new double[n];
    double hold = partners.size() * STAY;
    for (int k = 0; k < n; k++) {
      xx[k] = hold;
      yy[k] = hold;
      bx[k] = -hold * lips.fromTracked(2 * k);
      by[k] = -hold * lips.fromTracked(2 * k + 1);
      for (LipPatches partner : partners) {
        pull(lips.patches(), partner.patches(), k);
      }
    }
  }

  /** Adds where a partner's patch of point {@code k} draws it. */
  private void pull(float[] own, float[] other, int k) {
    int from = k * LipPatches.SIZE;
    for (int i = 0; i < LipPatches.SIZE; i++) {
      both[i] = own[from + i] + other[from + i];
    }
    float sxx = 0;
    float sxy = 0;
    float syy = 0;
    float sx = 0;
    float sy = 0;
    float error = 0;
    int stride = LipPatches.STRIDE;
    for (int row = 1; row < stride - 1; row++) {
      for (int i = row * stride + 1; i < row * stride + stride - 1; i++) {
        float x = both[i + 1] - both[i - 1];
        float y = both[i + stride] - both[i - stride];
        float d = other[from + i] - own[from + i];
        sxx += x * x;
        sxy += x * y;
        syy += y * y;
        sx += x * d;
        sy += y * d;
        error += d * d;
      }
    }
    double weight = 1 / (1 + error / PIXELS / UNLIKE);
    // A slope is a quarter of the difference over two pixels in two pictures.
    xx[k] += weight * sxx / 16;
    xy[k] += weight * sxy / 16;
    yy[k] += weight * syy / 16;
    bx[k] += weight * sx / 4;
    by[k] += weight * sy / 4;
  }

  /** How far to go, n x (x, y) in pixels; nowhere without partners. Gauss and Seidel's way. */
  float[] solve() {
    if (partners == 0) {
      return new float[2 * n];
    }
    double stiff = partners * STIFF;
    double[] step = new double[2 * n];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int k = 0; k < n; k++) {
        int ring = k / RING * RING;
        int before = ring + (k - ring + RING - 1) % RING;
        int after = ring + (k - ring + 1) % RING;
        double hold = 2 * stiff;
        double x = bx[k] + stiff * (step[2 * before] + step[2 * after]);
        double y = by[k] + stiff * (step[2 * before + 1] + step[2 * after + 1]);
        double a = xx[k] + hold;
        double c = yy[k] + hold;
        double determinant = a * c - xy[k] * xy[k];
        step[2 * k] = (c * x - xy[k] * y) / determinant;
        step[2 * k + 1] = (a * y - xy[k] * x) / determinant;
      }
    }
    float[] limited = new float[2 * n];
    for (int i = 0; i < limited.length; i++) {
      limited[i] = (float) (SHARE * Math.max(-MOST, Math.min(MOST, step[i])));
    }
    return limited;
  }
}
