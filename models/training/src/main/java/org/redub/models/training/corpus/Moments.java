package org.redub.models.training.corpus;

/** Weighted mean and standard deviation of the added values. Confined to one thread. */
final class Moments {
  private double weight;
  private double sum;
  private double squares;

  void add(double value, double valueWeight) {
    weight += valueWeight;
    sum += valueWeight * value;
    squares += valueWeight * value * value;
  }

  double mean() {
    return weight == 0 ? 0 : sum / weight;
  }

  /** The standard deviation, limited so that it is never 0. */
  double deviation() {
    double variance = weight == 0 ? 0 : squares / weight - mean() * mean();
    return Math.sqrt(Math.max(variance, 1e-12));
  }
}
