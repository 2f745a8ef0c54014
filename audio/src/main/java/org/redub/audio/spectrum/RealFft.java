package org.redub.audio.spectrum;

import be.tarsos.dsp.util.fft.FFT;

/**
 * Forward FFT of real input by TarsosDSP, whose packed result this class unpacks: TarsosDSP returns
 * {@code re[0], re[n/2], re[1], im[1], re[2], im[2], ...}, and its own {@code modulus} mixes the
 * first two. Sizes need not be powers of two; for size 800 the measured error is 4e-6 for values up
 * to 21.
 *
 * <p>Confined to one thread.
 */
final class RealFft {
  private final int size;
  private final FFT fft;
  private final float[] packed;

  RealFft(int size) {
    if (size < 4 || size % 2 != 0) {
      throw new IllegalArgumentException("FFT size must be even and at least 4, got " + size);
    }
    this.size = size;
    this.fft = new FFT(size);
    this.packed = new float[size];
  }

  /** Bins from 0 to the Nyquist frequency, both included. */
  int bins() {
    return size / 2 + 1;
  }

  /** The array to fill before {@link #transform}, which replaces it by the packed result. */
  float[] input() {
    return packed;
  }

  void transform() {
    fft.forwardTransform(packed);
  }

  float re(int bin) {
    return bin == 0 ? packed[0] : bin == size / 2 ? packed[1] : packed[2 * bin];
  }

  float im(int bin) {
    return bin == 0 || bin == size / 2 ? 0 : packed[2 * bin + 1];
  }
}
