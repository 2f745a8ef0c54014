package org.redub.audio.spectrum;

import java.util.Arrays;

/**
 * Power |X|² of frames under a periodic Hann window. A window shorter than the FFT is followed by
 * zeros; its position in the FFT does not affect the power.
 *
 * <p>Confined to one thread; allocates nothing per frame.
 */
public final class PowerSpectrum {
  private final float[] window;
  private final RealFft fft;

  /**
   * Prepares window and FFT.
   *
   * @throws IllegalArgumentException if the FFT size is odd or smaller than the window
   */
  public PowerSpectrum(int windowSamples, int fftSize) {
    if (windowSamples < 2 || windowSamples > fftSize) {
      throw new IllegalArgumentException(
          "window must have 2 to " + fftSize + " samples (the FFT size), got " + windowSamples);
    }
    this.window = periodicHann(windowSamples);
    this.fft = new RealFft(fftSize);
  }

  /** Bins of the power spectrum: half the FFT size, plus one. */
  public int bins() {
    return fft.bins();
  }

  /** Writes the power of {@code frame} (window length) to {@code power} (length {@link #bins}). */
  public void of(float[] frame, double[] power) {
    float[] input = fft.input();
    for (int i = 0; i < window.length; i++) {
      input[i] = frame[i] * window[i];
    }
    Arrays.fill(input, window.length, input.length, 0);
    fft.transform();
    for (int bin = 0; bin < power.length; bin++) {
      double re = fft.re(bin);
      double im = fft.im(bin);
      power[bin] = re * re + im * im;
    }
  }

  /**
   * The periodic Hann window: its next period would begin one sample after its end, unlike
   * TarsosDSP's.
   */
  static float[] periodicHann(int samples) {
    float[] hann = new float[samples];
    for (int i = 0; i < samples; i++) {
      hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / samples));
    }
    return hann;
  }
}
