package org.redub.engine.analyse.sync;

import java.util.Random;

/** A predicted mouth made of sums of waves, and tracked mouths that follow it. For tests. */
final class DrawnMouth implements PredictedMouth {
  private final double[] hertz = new double[12];
  private final double[] phase = new double[12];

  DrawnMouth(long seed) {
    Random random = new Random(seed);
    for (int k = 0; k < hertz.length; k++) {
      hertz[k] = 1.2 + 5 * random.nextDouble();
      phase[k] = 7 * random.nextDouble();
    }
  }

  @Override
  public double opening(double seconds) {
    return sum(seconds, 0);
  }

  @Override
  public double width(double seconds) {
    return sum(seconds, 6);
  }

  private double sum(double seconds, int from) {
    double sum = 0;
    for (int k = from; k < from + 6; k++) {
      sum += Math.sin(2 * Math.PI * hertz[k] * seconds + phase[k]);
    }
    return sum;
  }

  /**
   * A tracked mouth: delayed by an offset, in other units, with a slow drift and noise.
   *
   * @param noise standard deviation of the noise, in standard deviations of the mouth
   */
  TrackedMouth tracked(double seconds, double offsetSeconds, double noise, long seed) {
    Random random = new Random(seed);
    int frames = (int) (seconds * 29.97);
    long[] pts = new long[frames];
    double[] opening = new double[frames];
    double[] width = new double[frames];
    for (int i = 0; i < frames; i++) {
      double t = i / 29.97;
      pts[i] = Math.round(t * 1e6);
      double drift = 0.1 * Math.sin(0.4 * t);
      opening[i] =
          0.1 + 0.02 * opening(t - offsetSeconds) + drift + 0.035 * noise * random.nextGaussian();
      width[i] = 0.6 + 0.01 * width(t - offsetSeconds) + 0.0175 * noise * random.nextGaussian();
    }
    return TrackedMouth.of(pts, opening, width);
  }
}
