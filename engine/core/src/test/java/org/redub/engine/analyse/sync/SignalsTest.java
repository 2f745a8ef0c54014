package org.redub.engine.analyse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignalsTest {
  private static final double EXACT = 1e-12;

  @Test
  void correlatesLinearCurvesPerfectly() {
    double[] a = {1, 2, 4, 8};
    double[] b = {-3, -5, -9, -17};
    assertThat(Signals.correlation(a, a)).isCloseTo(1, within(EXACT));
    assertThat(Signals.correlation(a, b)).isCloseTo(-1, within(EXACT));
  }

  @Test
  void correlatesLikePearson() {
    assertThat(Signals.correlation(new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 4}))
        .isCloseTo(0.8, within(EXACT));
  }

  @Test
  void givesConstantOrShortCurvesZeroCorrelation() {
    double[] constant = new double[100];
    Arrays.fill(constant, 0.3);
    double[] rising = new double[100];
    Arrays.setAll(rising, i -> i);
    assertThat(Signals.correlation(constant, rising)).isZero();
    // Rounding leaves differences of about 1e-17.
    assertThat(Signals.correlation(Signals.detrended(constant), rising)).isZero();
    assertThat(Signals.correlation(new double[] {1}, new double[] {2})).isZero();
    assertThat(Signals.correlation(new double[0], new double[0])).isZero();
  }

  @Test
  void interpolatesQuantilesLikeNumpy() {
    double[] values = {7, 1, 4, 2};
    assertThat(Signals.quantile(values, 0.25)).isCloseTo(1.75, within(EXACT));
    assertThat(Signals.quantile(values, 0.5)).isCloseTo(3, within(EXACT));
    assertThat(Signals.quantile(values, 0.9)).isCloseTo(6.1, within(EXACT));
    assertThat(Signals.quantile(values, 1)).isEqualTo(7);
    assertThat(values).containsExactly(7, 1, 4, 2);
  }

  @Test
  void subtractsTheRunningMeanOfOneSecond() {
    double[] values = new double[51];
    Arrays.setAll(values, i -> 2 + 0.1 * i + (i == 25 ? 25 : 0));
    double[] detrended = Signals.detrended(values);
    assertThat(detrended[25]).isCloseTo(24, within(1e-9));
    assertThat(detrended[24]).isCloseTo(-1, within(1e-9));
    assertThat(detrended[12]).isCloseTo(0, within(1e-9));
  }

  @Test
  void measuresVelocityAndDeviation() {
    assertThat(Signals.rmsVelocity(new double[] {0, 3, -1})).isCloseTo(3.5355, within(1e-4));
    assertThat(Signals.rmsVelocity(new double[] {5})).isZero();
    assertThat(Signals.standardDeviation(new double[] {1, 3})).isCloseTo(1, within(EXACT));
    assertThat(Signals.standardDeviation(new double[0])).isZero();
  }
}
