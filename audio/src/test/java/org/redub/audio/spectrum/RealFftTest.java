package org.redub.audio.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {
  @ParameterizedTest
  @ValueSource(ints = {4, 512, 800, 1024})
  void equalsDefinitionAtEveryBin(int size) {
    RealFft fft = new RealFft(size);
    Random random = new Random(size);
    double[] signal = new double[size];
    for (int i = 0; i < size; i++) {
      fft.input()[i] = (float) random.nextGaussian();
      signal[i] = fft.input()[i];
    }
    fft.transform();
    for (int bin = 0; bin < fft.bins(); bin++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < size; i++) {
        double angle = -2 * Math.PI * ((long) bin * i % size) / size;
        re += signal[i] * Math.cos(angle);
        im += signal[i] * Math.sin(angle);
      }
      assertThat((double) fft.re(bin)).as("re of bin %d", bin).isCloseTo(re, within(1e-4));
      assertThat((double) fft.im(bin)).as("im of bin %d", bin).isCloseTo(im, within(1e-4));
    }
  }
}
