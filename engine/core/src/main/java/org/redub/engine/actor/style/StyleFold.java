package org.redub.engine.actor.style;

import org.redub.engine.actor.face.ShapeStatistics;

/**
 * Sums over the spoken frames of a part of a take from which an actor's style follows; those of
 * several takes add up. A row holds p inputs. Mutable until handed on.
 */
public final class StyleFold {
  /** Tracked curves that are learned: opening and width. */
  static final int TARGETS = 2;

  private final int size;
  private double rows;

  /** Lower triangle of the sum of products of inputs, row after row. */
  private final double[] products;

  /** Per target, the sum of it times each input. */
  private final double[][] byTarget;

  private final double[] targetSquares;

  public StyleFold(int size) {
    this(size, 0, new double[size * (size + 1) / 2], new double[TARGETS][size], new double[2]);
  }

  public StyleFold(
      int size, double rows, double[] products, double[][] byTarget, double[] targetSquares) {
    this.size = size;
    this.rows = rows;
    this.products = products;
    this.byTarget = byTarget;
    this.targetSquares = targetSquares;
  }

  /** Adds a frame that counts {@code weight} times. */
  void add(double[] row, double[] targets, double weight) {
    rows += weight;
    int at = 0;
    for (int k = 0; k < size; k++) {
      double value = weight * row[k];
      for (int m = 0; m <= k; m++) {
        products[at++] += value * row[m];
      }
      for (int target = 0; target < TARGETS; target++) {
        byTarget[target][k] += targets[target] * value;
      }
    }
    for (int target = 0; target < TARGETS; target++) {
      targetSquares[target] += weight * targets[target] * targets[target];
    }
  }

  /** This and {@code factor} times {@code other}. */
  StyleFold plus(StyleFold other, double factor) {
    StyleFold sum =
        new StyleFold(
            size,
            rows + factor * other.rows,
            products.clone(),
            new double[][] {byTarget[0].clone(), byTarget[1].clone()},
            targetSquares.clone());
    ShapeStatistics.add(sum.products, other.products, factor);
    ShapeStatistics.add(sum.targetSquares, other.targetSquares, factor);
    for (int target = 0; target < TARGETS; target++) {
      ShapeStatistics.add(sum.byTarget[target], other.byTarget[target], factor);
    }
    return sum;
  }

  public int size() {
    return size;
  }

  public double rows() {
    return rows;
  }

  double product(int k, int m) {
    return k >= m ? products[k * (k + 1) / 2 + m] : products[m * (m + 1) / 2 + k];
  }

  public double[] byTarget(int target) {
    return byTarget[target];
  }

  public double targetSquares(int target) {
    return targetSquares[target];
  }

  public double[] products() {
    return products;
  }

  /** Sum of squares that {@code weights} leave of a target. */
  double squaresLeft(int target, double[] weights) {
    double sum = targetSquares[target];
    int at = 0;
    for (int k = 0; k < size; k++) {
      double inner = 0;
      for (int m = 0; m < k; m++) {
        inner += weights[m] * products[at++];
      }
      double w = weights[k];
      sum += w * (2 * inner + w * products[at++] - 2 * byTarget[target][k]);
    }
    return sum;
  }
}
