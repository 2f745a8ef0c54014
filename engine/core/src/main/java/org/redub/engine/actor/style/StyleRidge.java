package org.redub.engine.actor.style;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Ridge regression of what the general prediction leaves of the tracked curves, from sums over
 * frames. Inputs count alike whatever their unit: each is divided by its own deviation. The primal
 * form, whose size does not grow with the take. Confined to one thread.
 */
final class StyleRidge {
  private static final double TINY = 1e-12;

  private final StyleFold sums;
  private final int[] generalColumns;
  private final double[] general = new double[StyleFold.TARGETS];
  private final double[] scale;
  private final double[][] correlations;

  /**
   * A regression.
   *
   * @param generalColumns for each target the input that is its general prediction
   */
  StyleRidge(StyleFold sums, int[] generalColumns) {
    this.sums = sums;
    this.generalColumns = generalColumns;
    int size = sums.size();
    double rows = Math.max(1, sums.rows());
    scale = new double[size];
    for (int k = 0; k < size; k++) {
      scale[k] = 1 / Math.sqrt(Math.max(TINY, sums.product(k, k) / rows));
    }
    correlations = new double[size][size];
    for (int k = 0; k < size; k++) {
      for (int m = 0; m <= k; m++) {
        correlations[k][m] = sums.product(k, m) * scale[k] * scale[m] / rows;
        correlations[m][k] = correlations[k][m];
      }
    }
    for (int target = 0; target < StyleFold.TARGETS; target++) {
      int g = generalColumns[target];
      general[target] = Math.max(0, sums.byTarget(target)[g] / Math.max(TINY, sums.product(g, g)));
    }
  }

  /** What a target takes of its general prediction: the slope of one on the other, 0 or above. */
  double general(int target) {
    return general[target];
  }

  /**
   * The weights of each target's inputs, general prediction left out.
   *
   * @param lambda weight of the squared weights, in shares of an input's variance
   */
  double[][] weights(double lambda) {
    int size = sums.size();
    double rows = Math.max(1, sums.rows());
    double[][] right = new double[size][StyleFold.TARGETS];
    for (int target = 0; target < StyleFold.TARGETS; target++) {
      for (int k = 0; k < size; k++) {
        double left =
            sums.byTarget(target)[k] - general[target] * sums.product(k, generalColumns[target]);
        right[k][target] = left * scale[k] / rows;
      }
    }
    RealMatrix system = new Array2DRowRealMatrix(correlations);
    for (int k = 0; k < size; k++) {
      system.addToEntry(k, k, lambda);
    }
    RealMatrix solved =
        new CholeskyDecomposition(system).getSolver().solve(new Array2DRowRealMatrix(right, false));
    double[][] weights = new double[StyleFold.TARGETS][];
    for (int target = 0; target < StyleFold.TARGETS; target++) {
      weights[target] = solved.getColumn(target);
      for (int k = 0; k < size; k++) {
        weights[target][k] *= scale[k];
      }
    }
    return weights;
  }

  /** {@code weights} of a target with its general prediction put in. */
  double[] withGeneral(int target, double[] weights) {
    double[] whole = weights.clone();
    whole[generalColumns[target]] += general[target];
    return whole;
  }
}
