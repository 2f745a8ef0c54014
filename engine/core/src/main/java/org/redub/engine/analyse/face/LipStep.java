package org.redub.engine.analyse.face;

import java.util.List;
import org.redub.geometry.FaceMesh;

/**
 * One alignment step of a frame's lip landmarks towards its partners. Confined to one thread;
 * changes neither the frame nor the partners.
 */
final class LipStep {
  private static final int RING = FaceMesh.OUTER_LIP.size();

  /** Mean squared difference at which the patch of a partner has half weight. */
  private static final float HALF_WEIGHT_ERROR = 40;

  /** Stiffness between neighbours on a lip, in sums of squared gradients over a patch. */
  private static final double NEIGHBOUR_STIFFNESS = 1000;

  /** Stiffness between a landmark and its tracked position, in the same unit. */
  private static final double TRACKED_STIFFNESS = 80;

  private static final int PIXELS = (2 * LipPatches.RADIUS + 1) * (2 * LipPatches.RADIUS + 1);

  private static final int SWEEPS = 40;

  /** Damping of the step, since the partners move as well. */
  private static final float DAMPING = 0.7f;

  /** Largest step in pixels: gradients are valid only locally. */
  private static final float MAX_STEP_PX = 4;

  private final int n;
  private final int partners;
  private final float[] sum = new float[LipPatches.SIZE];
  private final double[] xx;
  private final double[] xy;
  private final double[] yy;
  private final double[] bx;
  private final double[] by;

  /** A step of {@code lips}, in pixels of their picture. */
  LipStep(LipPatches lips, List<LipPatches> partners) {
    n = lips.count();
    this.partners = partners.size();
    xx = new double[n];
    xy = new double[n];
    yy = new double[n];
    bx = new double[n];
    by = new double[n];
    double stiffness = partners.size() * TRACKED_STIFFNESS;
    for (int k = 0; k < n; k++) {
      xx[k] = stiffness;
      yy[k] = stiffness;
      bx[k] = -stiffness * lips.displacement(2 * k);
      by[k] = -stiffness * lips.displacement(2 * k + 1);
      for (LipPatches partner : partners) {
        addPartner(lips.patches(), partner.patches(), k);
      }
    }
  }

  /** Adds the normal equations of one partner for landmark {@code k}. */
  private void addPartner(float[] own, float[] other, int k) {
    int from = k * LipPatches.SIZE;
    for (int i = 0; i < LipPatches.SIZE; i++) {
      sum[i] = own[from + i] + other[from + i];
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
        float x = sum[i + 1] - sum[i - 1];
        float y = sum[i + stride] - sum[i - stride];
        float d = other[from + i] - own[from + i];
        sxx += x * x;
        sxy += x * y;
        syy += y * y;
        sx += x * d;
        sy += y * d;
        error += d * d;
      }
    }
    double weight = 1 / (1 + error / PIXELS / HALF_WEIGHT_ERROR);
    // A gradient is a quarter of the central differences summed over both pictures.
    xx[k] += weight * sxx / 16;
    xy[k] += weight * sxy / 16;
    yy[k] += weight * syy / 16;
    bx[k] += weight * sx / 4;
    by[k] += weight * sy / 4;
  }

  /**
   * Solves for the step, n x (x, y) in pixels, with the Gauss-Seidel method; 0 without partners.
   */
  float[] solve() {
    if (partners == 0) {
      return new float[2 * n];
    }
    double neighbourStiffness = partners * NEIGHBOUR_STIFFNESS;
    double[] step = new double[2 * n];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int k = 0; k < n; k++) {
        int ring = k / RING * RING;
        int before = ring + (k - ring + RING - 1) % RING;
        int after = ring + (k - ring + 1) % RING;
        double stiffness = 2 * neighbourStiffness;
        double x = bx[k] + neighbourStiffness * (step[2 * before] + step[2 * after]);
        double y = by[k] + neighbourStiffness * (step[2 * before + 1] + step[2 * after + 1]);
        double a = xx[k] + stiffness;
        double c = yy[k] + stiffness;
        double determinant = a * c - xy[k] * xy[k];
        step[2 * k] = (c * x - xy[k] * y) / determinant;
        step[2 * k + 1] = (a * y - xy[k] * x) / determinant;
      }
    }
    float[] limited = new float[2 * n];
    for (int i = 0; i < limited.length; i++) {
      limited[i] = (float) (DAMPING * Math.max(-MAX_STEP_PX, Math.min(MAX_STEP_PX, step[i])));
    }
    return limited;
  }
}
