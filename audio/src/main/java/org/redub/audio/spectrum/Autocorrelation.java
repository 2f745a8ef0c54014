package org.redub.audio.spectrum;

/**
 * Autocorrelation from a power spectrum by the Wiener-Khinchin theorem. It is circular, so the FFT
 * must be at least as long as the frame plus the longest lag of interest.
 *
 * <p>Confined to one thread; allocates nothing per frame.
 */
public final class Autocorrelation {
  private final RealFft fft;

  /** Prepares for power spectra of an FFT of {@code fftSize}. */
  public Autocorrelation(int fftSize) {
    this.fft = new RealFft(fftSize);
  }

  /**
   * Writes lags 0 to {@code lags.length - 1}, unscaled, of {@code power} (fftSize / 2 + 1 bins).
   */
  public void of(double[] power, double[] lags) {
    float[] input = fft.input();
    int size = input.length;
    input[0] = (float) power[0];
    for (int bin = 1; bin <= size / 2; bin++) {
      input[bin] = (float) power[bin];
      input[size - bin] = (float) power[bin];
    }
    fft.transform();
    for (int lag = 0; lag < lags.length; lag++) {
      lags[lag] = fft.re(lag);
    }
  }

  /** Lags 0 to {@code count - 1} of the periodic Hann window itself, lag 0 set to 1. */
  public static double[] ofHann(int windowSamples, int count) {
    float[] hann = PowerSpectrum.periodicHann(windowSamples);
    double[] lags = new double[count];
    for (int lag = 0; lag < count; lag++) {
      for (int i = lag; i < windowSamples; i++) {
        lags[lag] += (double) hann[i] * hann[i - lag];
      }
    }
    for (int lag = count - 1; lag >= 0; lag--) {
      lags[lag] /= lags[0];
    }
    return lags;
  }
}
