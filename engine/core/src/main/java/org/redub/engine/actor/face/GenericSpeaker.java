package org.redub.engine.actor.face;

/**
 * The range of someone who talks, for actors whose take does not show theirs. In interocular
 * distances.
 */
public final class GenericSpeaker {
  /** Openings above the closed mouth at 0, 5, 25, 50, 75, 95 and 100 % of conversational speech. */
  private static final double[] OPENING = {0, 0.01, 0.05, 0.09, 0.13, 0.2, 0.26};

  /** Widths about the middle one at the same shares. */
  private static final double[] WIDTH = {-0.09, -0.06, -0.03, 0, 0.03, 0.07, 0.1};

  /** Standard deviations of the expression residual, measured on three people who talk freely. */
  private static final double[] RESIDUAL_SD = {0.02, 0.015, 0.016, 0.005, 0.017};

  private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

  private GenericSpeaker() {}

  /** Openings of a talker whose shut lips measure {@code closed}. */
  public static Quantiles openings(double closed) {
    return table(OPENING).shifted(Math.max(0, closed));
  }

  /** Widths of a talker whose mouth at rest is {@code rest} wide. */
  public static Quantiles widths(double rest) {
    return table(WIDTH).shifted(rest);
  }

  /** Standard deviations of the expression residual. */
  static double[] residualSd() {
    return RESIDUAL_SD.clone();
  }

  private static Quantiles table(double[] values) {
    double[] sample = new double[101];
    for (int k = 0; k <= 100; k++) {
      double p = k / 100.0;
      int segment = 0;
      while (segment < SHARES.length - 2 && p > SHARES[segment + 1]) {
        segment++;
      }
      double share = (p - SHARES[segment]) / (SHARES[segment + 1] - SHARES[segment]);
      sample[k] = values[segment] + share * (values[segment + 1] - values[segment]);
    }
    return Quantiles.of(sample);
  }
}
