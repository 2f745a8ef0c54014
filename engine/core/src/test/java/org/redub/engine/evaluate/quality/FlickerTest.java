package org.redub.engine.evaluate.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlickerTest {
  private static final int SIDE = 40;
  private static final double EXACT = 1e-6;

  private static LumaBox flat(float luma) {
    float[] values = new float[SIDE * SIDE];
    Arrays.fill(values, luma);
    return new LumaBox(SIDE, SIDE, values);
  }

  @Test
  void steadyAndEvenlyFadingLightDoNotFlicker() {
    Flicker steady = new Flicker();
    Flicker fading = new Flicker();
    for (int i = 0; i < 10; i++) {
      steady.add(flat(90));
      fading.add(flat(90 + 4 * i));
    }
    assertThat(steady.energy()).isZero();
    assertThat(fading.energy()).isZero();
  }

  /** Light of m + a and m - a in turn has second differences of 4a. */
  @Test
  void alternatingLightFlickersBySixteenTimesItsSquare() {
    Flicker flicker = new Flicker();
    for (int i = 0; i < 12; i++) {
      flicker.add(flat(i % 2 == 0 ? 103 : 97));
    }
    assertThat(flicker.energy()).isCloseTo(16 * 3 * 3, within(EXACT));
    assertThat(flicker.relativeEnergy()).isCloseTo(16.0 * 3 * 3 / (100 * 100), within(EXACT));
  }

  @Test
  void halfTheLightWithHalfTheSwingIsTheSameInSharesOfIt() {
    Flicker bright = new Flicker();
    Flicker dark = new Flicker();
    for (int i = 0; i < 12; i++) {
      bright.add(flat(i % 2 == 0 ? 104 : 96));
      dark.add(flat(i % 2 == 0 ? 52 : 48));
    }
    assertThat(dark.energy()).isCloseTo(bright.energy() / 4, within(EXACT));
    assertThat(dark.relativeEnergy()).isCloseTo(bright.relativeEnergy(), within(EXACT));
  }

  /** 1, -2, 1: the variance of a second difference is six times the noise's. */
  @Test
  void noiseHasSixTimesItsVariance() {
    Random random = new Random(5);
    Flicker flicker = new Flicker();
    for (int i = 0; i < 40; i++) {
      float[] values = new float[SIDE * SIDE];
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) (128 + 3 * random.nextGaussian());
      }
      flicker.add(new LumaBox(SIDE, SIDE, values));
    }
    assertThat(flicker.energy()).isCloseTo(6 * 9, within(1.5));
  }

  @Test
  void aCutIsNoFlicker() {
    Flicker cut = new Flicker();
    Flicker uncut = new Flicker();
    for (int i = 0; i < 8; i++) {
      if (i == 4) {
        cut.cut();
      }
      cut.add(flat(i < 4 ? 50 : 150));
      uncut.add(flat(i < 4 ? 50 : 150));
    }
    assertThat(cut.energy()).isZero();
    // The step is seen twice, by 100 each, in six second differences.
    assertThat(uncut.energy()).isCloseTo(2 * 100 * 100 / 6.0, within(EXACT));
  }

  @Test
  void isUnknownBeforeThreePicturesInARow() {
    Flicker flicker = new Flicker();
    assertThat(flicker.energy()).isNaN();
    flicker.add(flat(1));
    flicker.add(flat(9));
    flicker.cut();
    flicker.add(flat(1));
    flicker.add(flat(9));
    assertThat(flicker.energy()).isNaN();
  }
}
