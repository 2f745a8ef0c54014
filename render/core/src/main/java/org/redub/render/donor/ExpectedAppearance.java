package org.redub.render.donor;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.redub.render.image.MouthAppearance;

/**
 * The distance of donors' appearances from the appearance that is typical of a target's shape. That
 * is predicted from the donors nearest in shape by Gaussian process regression (Rasmussen and
 * Williams 2006, 2.2: a radial kernel, the donors' mean appearance, and noise, because mouths of
 * one shape differ). Among donors of one shape the typical one is the safest choice: the teeth of a
 * laugh do not appear in a closing mouth. 1 is the mean over all donors. Confined to one thread.
 *
 * <p>A mean of many appearances is soft, and so would be a donor selected for similarity to it.
 * Donors that are softer than typical of the shape therefore cost more.
 */
final class ExpectedAppearance {
  /** Number of nearest donors that the prediction uses. */
  private static final int NEAR = 120;

  /** Length scale of the kernel, in mean distances between two donors. */
  private static final double REACH = 2;

  /** Variance of appearances of one shape, as a share of the variance that shape explains. */
  private static final double NOISE = 0.1;

  /** Cost of a donor that has 1/e of the typical sharpness, or less. */
  private static final float SOFT = 2;

  private static final float FLOOR = 1e-6f;

  private final DonorLibrary library;
  private final float[] expected = new float[MouthAppearance.SIZE];
  private final float[] distances;
  private final float[] sorted;
  private final float scale;

  /** The logarithm of the expected sharpness. */
  private float expectedSharpness;

  ExpectedAppearance(DonorLibrary library) {
    this.library = library;
    distances = new float[library.size()];
    sorted = new float[library.size()];
    scale = library.hasAppearances() ? scale(library) : 0;
  }

  private static float scale(DonorLibrary library) {
    double spread = 0;
    int n = library.size();
    for (int i = 0; i < MouthAppearance.SIZE; i++) {
      double sum = 0;
      double squares = 0;
      for (int donor = 0; donor < n; donor++) {
        float value = library.appearance(donor).numbers()[i];
        sum += value;
        squares += (double) value * value;
      }
      spread += squares / n - sum / n * (sum / n);
    }
    return (float) (1 / Math.max(FLOOR, spread));
  }

  /** Predicts the typical appearance for {@code frame}. */
  void aim(int frame, DonorTargets targets, ShapeMetric metric) {
    if (scale == 0) {
      return;
    }
    int count = 0;
    for (int donor = 0; donor < library.size(); donor++) {
      boolean allowed = targets.allows(frame, library.sourceFrame(donor));
      distances[donor] =
          allowed ? metric.distance(frame, donor, Float.POSITIVE_INFINITY) : Float.NaN;
      if (allowed) {
        sorted[count++] = distances[donor];
      }
    }
    Arrays.fill(expected, 0);
    expectedSharpness = 0;
    int[] near = nearest(count);
    double[] weights = near.length == 0 ? new double[0] : weights(near, metric);
    for (int k = 0; k < near.length; k++) {
      MouthAppearance appearance = library.appearance(near[k]);
      for (int i = 0; i < expected.length; i++) {
        expected[i] += (float) weights[k] * appearance.numbers()[i];
      }
      expectedSharpness += (float) weights[k] * sharpness(appearance);
    }
  }

  /**
   * The nearest allowed donors; the first {@code allowed} values of {@code sorted} are their
   * distances.
   */
  private int[] nearest(int allowed) {
    int[] near = new int[Math.min(NEAR, allowed)];
    if (near.length == 0) {
      return near;
    }
    Arrays.sort(sorted, 0, allowed);
    float furthest = sorted[near.length - 1];
    int found = 0;
    for (int donor = 0; donor < distances.length && found < near.length; donor++) {
      if (distances[donor] <= furthest) {
        near[found++] = donor;
      }
    }
    return near;
  }

  /** The regression weights of the nearest donors, which add up to 1. */
  private double[] weights(int[] near, ShapeMetric metric) {
    int n = near.length;
    double reach = Math.max(FLOOR, REACH * metric.donorSpread());
    double[][] alike = new double[n][n];
    double[] own = new double[n];
    for (int a = 0; a < n; a++) {
      own[a] = Math.exp(-distances[near[a]] / reach);
      alike[a][a] = 1 + NOISE;
      for (int b = 0; b < a; b++) {
        alike[a][b] = Math.exp(-metric.donorDistance(near[a], near[b]) / reach);
        alike[b][a] = alike[a][b];
      }
    }
    DecompositionSolver solver =
        new CholeskyDecomposition(new Array2DRowRealMatrix(alike, false)).getSolver();
    double[] weights = solver.solve(new ArrayRealVector(own, false)).toArray();
    double rest = (1 - Arrays.stream(weights).sum()) / n;
    for (int k = 0; k < n; k++) {
      weights[k] += rest;
    }
    return weights;
  }

  private static float sharpness(MouthAppearance appearance) {
    return (float) Math.log(Math.max(FLOOR, appearance.sharpness()));
  }

  /** Whether appearances are known, so that {@link #aim} has a result. */
  boolean known() {
    return scale > 0;
  }

  /** The distance of an allowed donor's shape from the current target, if appearances are known. */
  float shapeDistance(int donor) {
    return distances[donor];
  }

  /**
   * How atypical a donor's appearance is for the current frame, and how much too soft; 0 if
   * appearances are not known.
   */
  float distance(int donor) {
    if (scale == 0) {
      return 0;
    }
    float[] appearance = library.appearance(donor).numbers();
    float sum = 0;
    for (int i = 0; i < expected.length; i++) {
      float d = appearance[i] - expected[i];
      sum += d * d;
    }
    float lost = expectedSharpness - sharpness(library.appearance(donor));
    return scale * sum + SOFT * Math.max(0, Math.min(1, lost));
  }
}
