package org.redub.models.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BedsTest {
  private static final int SAMPLES = 3 * 16_000;

  @ParameterizedTest
  @EnumSource(Beds.Kind.class)
  void everyKindHasSamePeak(Beds.Kind kind) {
    for (int seed = 0; seed < 5; seed++) {
      float[] sound = new Beds(seed).make(kind, SAMPLES);
      float peak = 0;
      double square = 0;
      for (float sample : sound) {
        assertThat(sample).isFinite();
        peak = Math.max(peak, Math.abs(sample));
        square += sample * sample;
      }
      assertThat(sound).hasSize(SAMPLES);
      assertThat(peak).isCloseTo(0.5f, within(1e-4f));
      assertThat(Math.sqrt(square / SAMPLES)).as("loudness, seed %d", seed).isGreaterThan(0.01);
    }
  }

  @ParameterizedTest
  @EnumSource(Beds.Kind.class)
  void soundDependsOnlyOnSeed(Beds.Kind kind) {
    float[] sound = new Beds(1).make(kind, SAMPLES);
    assertThat(new Beds(1).make(kind, SAMPLES)).isEqualTo(sound);
    assertThat(Arrays.equals(new Beds(2).make(kind, SAMPLES), sound)).isFalse();
  }
}
