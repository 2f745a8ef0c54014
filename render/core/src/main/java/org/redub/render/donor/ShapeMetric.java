package org.redub.render.donor;

import java.util.Arrays;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MouthShape;

/**
 * Weighted squared distance of mouth shapes; 1 is the mean over all pairs of target and donor.
 * Shapes are flattened and weighted once; lips come first, so that a sum can be abandoned early.
 * Confined to one thread.
 */
final class ShapeMetric {
  /** Number of values of both lips, which are first in LOWER_FACE. */
  private static final int LIP_VALUES = 3 * (FaceMesh.OUTER_LIP.size() + FaceMesh.INNER_LIP.size());

  private static final int BLOCK = 40;

  private final float[][] targets;
  private final float[][] donors;
  private final double donorSpread;

  /** Distances of pairs of donors, below the diagonal; negative where not computed yet. */
  private final float[][] donorDistances;

  ShapeMetric(DonorTargets targetShapes, DonorLibrary library) {
    targets = new float[targetShapes.size()][];
    donors = new float[library.size()][];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = targetShapes.shape(i);
    }
    for (int i = 0; i < donors.length; i++) {
      donors[i] = library.shape(i);
    }
    weight();
    donorSpread = spread(donors);
    donorDistances = new float[donors.length][];
    for (int i = 0; i < donors.length; i++) {
      donorDistances[i] = new float[i];
      Arrays.fill(donorDistances[i], -1);
    }
  }

  private static double spread(float[][] shapes) {
    double spread = 0;
    for (int i = 0; i < shapes[0].length; i++) {
      double sum = 0;
      double squares = 0;
      for (float[] shape : shapes) {
        sum += shape[i];
        squares += (double) shape[i] * shape[i];
      }
      spread += 2 * (squares / shapes.length - sum / shapes.length * (sum / shapes.length));
    }
    return Math.max(1e-6, spread);
  }

  private void weight() {
    float[] weights = MouthShape.pointWeights();
    double mean = meanOverPairs(weights);
    float[] factors = new float[3 * weights.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = (float) Math.sqrt(weights[i / 3] / Math.max(mean, 1e-12));
    }
    scale(targets, factors);
    scale(donors, factors);
  }

  private static void scale(float[][] shapes, float[] factors) {
    for (int s = 0; s < shapes.length; s++) {
      float[] scaled = new float[factors.length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = shapes[s][i] * factors[i];
      }
      shapes[s] = scaled;
    }
  }

  /**
   * Uses E|a - b|^2 = sum over values of (E a^2 + E b^2 - 2 E a E b), so that no pair is visited.
   */
  private double meanOverPairs(float[] weights) {
    double total = 0;
    for (int i = 0; i < 3 * weights.length; i++) {
      double a = 0;
      double aa = 0;
      for (float[] shape : targets) {
        a += shape[i];
        aa += (double) shape[i] * shape[i];
      }
      double b = 0;
      double bb = 0;
      for (float[] shape : donors) {
        b += shape[i];
        bb += (double) shape[i] * shape[i];
      }
      int n = targets.length;
      int m = donors.length;
      total += weights[i / 3] * (aa / n + bb / m - 2 * a / n * b / m);
    }
    return total;
  }

  /** The distance of a target and a donor, or a value above {@code limit}. */
  float distance(int target, int donor, float limit) {
    float[] a = targets[target];
    float[] b = donors[donor];
    float sum = 0;
    for (int from = 0; from < a.length && sum <= limit; from += BLOCK) {
      sum += squares(a, b, from, Math.min(from + BLOCK, a.length));
    }
    return sum;
  }

  /** The distance of two different donors. */
  float donorDistance(int donorA, int donorB) {
    float[] row = donorDistances[Math.max(donorA, donorB)];
    int column = Math.min(donorA, donorB);
    if (row[column] < 0) {
      row[column] = squares(donors[donorA], donors[donorB], 0, donors[donorA].length);
    }
    return row[column];
  }

  /** The mean distance over all pairs of donors. */
  double donorSpread() {
    return donorSpread;
  }

  /** The distance of two donors' lips. */
  float lipDistance(int donorA, int donorB) {
    return squares(donors[donorA], donors[donorB], 0, LIP_VALUES);
  }

  private static float squares(float[] a, float[] b, int from, int to) {
    float even = 0;
    float odd = 0;
    int i = from;
    for (; i + 1 < to; i += 2) {
      float d = a[i] - b[i];
      float e = a[i + 1] - b[i + 1];
      even += d * d;
      odd += e * e;
    }
    if (i < to) {
      float d = a[i] - b[i];
      even += d * d;
    }
    return even + odd;
  }
}
