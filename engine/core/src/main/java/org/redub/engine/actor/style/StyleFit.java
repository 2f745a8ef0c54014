package org.redub.engine.actor.style;

import org.apache.commons.math3.stat.StatUtils;
import org.redub.models.mouth.FaceMotion;

/**
 * An actor's style from sums over spoken frames, as strong as cross-validation bears: each fold is
 * predicted by what the others teach, once for every strength of regularisation. A target whose
 * squared error does not fall by {@link #MARGIN} keeps its general prediction; else the style
 * counts by how far its gain stands above its own standard error. Immutable.
 *
 * @param style what to use
 * @param opening how the opening was judged
 * @param width how the width was judged
 */
public record StyleFit(ActorStyle style, Verdict opening, Verdict width) {
  /** Share of the squared error that a style must save on frames it has not seen. */
  static final double MARGIN = 0.03;

  /** Speech to learn a style from, in frames of 40 ms: 5 s of talking, its pauses taken off. */
  static final double MIN_ROWS = 110;

  private static final double[] LAMBDAS = {1, 3, 10, 30, 100};

  /** Share of what was learned that is used: width gains little from own speech. */
  private static final double[] SHARES = {1, 0.5};

  /** A slope below this would leave nothing but the style. */
  private static final double MIN_SLOPE = 0.1;

  /**
   * What cross-validation said of one curve.
   *
   * @param gain share of the general prediction's squared error that the style saves, mean of folds
   * @param lambda weight of the squared weights in shares of an input's variance
   * @param trust share of the style that is used: gain over gain plus its standard error, or 0
   */
  public record Verdict(double gain, double lambda, double trust) {
    static final Verdict NOT_LEARNED = new Verdict(0, 0, 0);

    /** Whether the style is used. */
    public boolean kept() {
      return trust > 0;
    }
  }

  public static StyleFit general() {
    return new StyleFit(ActorStyle.general(), Verdict.NOT_LEARNED, Verdict.NOT_LEARNED);
  }

  /** Learns from {@code statistics}, if there is enough. */
  public static StyleFit of(StyleStatistics statistics) {
    if (statistics.empty() || statistics.total().rows() < MIN_ROWS) {
      return general();
    }
    int[] columns = {
      StyleInputs.generalColumn(FaceMotion.OPENING), StyleInputs.generalColumn(FaceMotion.WIDTH)
    };
    Verdict[] verdicts = validate(statistics, columns);
    StyleRidge ridge = new StyleRidge(statistics.total(), columns);
    double[][] weights = new double[StyleFold.TARGETS][0];
    double[] slopes = new double[StyleFold.TARGETS];
    for (int target = 0; target < StyleFold.TARGETS; target++) {
      slopes[target] = Math.max(MIN_SLOPE, ridge.general(target));
      if (verdicts[target].kept()) {
        weights[target] = ridge.weights(verdicts[target].lambda())[target];
        for (int k = 0; k < weights[target].length; k++) {
          weights[target][k] *= SHARES[target] * verdicts[target].trust();
        }
      }
    }
    return new StyleFit(ActorStyle.of(slopes, weights), verdicts[0], verdicts[1]);
  }

  private static Verdict[] validate(StyleStatistics statistics, int[] columns) {
    double[][][] gains = new double[StyleFold.TARGETS][LAMBDAS.length][StyleStatistics.FOLDS];
    StyleFold total = statistics.total();
    for (int fold = 0; fold < StyleStatistics.FOLDS; fold++) {
      StyleFold held = statistics.folds().get(fold);
      StyleRidge ridge = new StyleRidge(total.plus(held, -1), columns);
      for (int l = 0; l < LAMBDAS.length; l++) {
        double[][] weights = ridge.weights(LAMBDAS[l]);
        for (int target = 0; target < StyleFold.TARGETS; target++) {
          double[] none = new double[total.size()];
          double general = held.squaresLeft(target, ridge.withGeneral(target, none));
          double left = held.squaresLeft(target, ridge.withGeneral(target, weights[target]));
          gains[target][l][fold] = general > 0 ? 1 - left / general : 0;
        }
      }
    }
    Verdict[] verdicts = new Verdict[StyleFold.TARGETS];
    for (int target = 0; target < verdicts.length; target++) {
      verdicts[target] = verdict(gains[target]);
    }
    return verdicts;
  }

  /** The strength whose gain is largest. */
  private static Verdict verdict(double[][] gains) {
    double largest = Double.NEGATIVE_INFINITY;
    Verdict best = Verdict.NOT_LEARNED;
    for (int l = 0; l < gains.length; l++) {
      double mean = StatUtils.mean(gains[l]);
      double error = Math.sqrt(StatUtils.variance(gains[l]) / gains[l].length);
      if (mean > largest) {
        largest = mean;
        best = new Verdict(mean, LAMBDAS[l], mean > MARGIN ? mean / (mean + error) : 0);
      }
    }
    return best;
  }
}
