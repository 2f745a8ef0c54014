package org.redub.audio.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingExtremeTest {
  @Test
  void equalsBruteForceOverEveryWindow() {
    Random random = new Random(2);
    for (int length = 0; length < 40; length++) {
      double[] values = random.doubles(length).map(v -> Math.floor(v * 6)).toArray();
      for (int reach = 0; reach < 45; reach += 3) {
        double[] minima = SlidingExtreme.minima(values, reach);
        double[] maxima = SlidingExtreme.maxima(values, reach);
        for (int i = 0; i < length; i++) {
          double[] window =
              Arrays.copyOfRange(values, Math.max(0, i - reach), Math.min(length, i + reach + 1));
          assertThat(minima[i]).isEqualTo(Arrays.stream(window).min().orElseThrow());
          assertThat(maxima[i]).isEqualTo(Arrays.stream(window).max().orElseThrow());
        }
      }
    }
  }
}
