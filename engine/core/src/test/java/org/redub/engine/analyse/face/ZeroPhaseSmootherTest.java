package org.redub.engine.analyse.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ZeroPhaseSmootherTest {

  @Test
  void reducesNoiseWithoutDelay() {
    Random random = new Random(7);
    double[] clean = new double[400];
    double[] noisy = new double[400];
    for (int i = 0; i < clean.length; i++) {
      clean[i] = Math.sin(i / 9.0);
      noisy[i] = clean[i] + 0.1 * random.nextGaussian();
    }
    double[] smooth = ZeroPhaseSmoother.threePoint(noisy, 0.12);
    assertThat(rms(smooth, clean, 0)).isLessThan(0.85 * rms(noisy, clean, 0));
    assertThat(rms(smooth, clean, 0)).isLessThan(rms(smooth, clean, 1));
    assertThat(rms(smooth, clean, 0)).isLessThan(rms(smooth, clean, -1));
  }

  @Test
  void preservesMostOfAClosureOfOneFrame() {
    double[] series = new double[] {1, 1, 1, 0, 1, 1, 1};
    double[] smooth = ZeroPhaseSmoother.threePoint(series, 0.12);
    assertThat(smooth[3]).isCloseTo(0.24, within(1e-9));
    assertThat(smooth[0]).isEqualTo(1);
  }

  @Test
  void acceptsShortSeries() {
    assertThat(ZeroPhaseSmoother.threePoint(new double[] {4}, 0.12)).containsExactly(4);
    assertThat(ZeroPhaseSmoother.threePoint(new double[0], 0.12)).isEmpty();
  }

  private static double rms(double[] a, double[] b, int lag) {
    double sum = 0;
    for (int i = 10; i < a.length - 10; i++) {
      double d = a[i] - b[i + lag];
      sum += d * d;
    }
    return Math.sqrt(sum / (a.length - 20));
  }
}
