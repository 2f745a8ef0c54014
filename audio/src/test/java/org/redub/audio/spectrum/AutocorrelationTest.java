package org.redub.audio.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.redub.audio.TestSignals;

class AutocorrelationTest {
  @Test
  void equalsSumOfProductsOfWindowedFrame() {
    float[] frame = TestSignals.whiteNoise(1, 0.04, 5);
    PowerSpectrum spectrum = new PowerSpectrum(640, 1024);
    double[] power = new double[spectrum.bins()];
    spectrum.of(frame, power);
    double[] lags = new double[200];
    new Autocorrelation(1024).of(power, lags);
    float[] hann = PowerSpectrum.periodicHann(640);
    for (int lag = 0; lag < lags.length; lag++) {
      double sum = 0;
      for (int i = lag; i < 640; i++) {
        sum += (double) frame[i] * hann[i] * frame[i - lag] * hann[i - lag];
      }
      assertThat(lags[lag] / 1024).as("lag %d", lag).isCloseTo(sum, within(1e-3));
    }
  }
}
