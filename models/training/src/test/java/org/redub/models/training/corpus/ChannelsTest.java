package org.redub.models.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class ChannelsTest {
  private static final int RATE_HZ = 16_000;

  /** Width of the filter's transition band. */
  private static final double SLOPE_HZ = 700;

  @Test
  void telephoneRemovesFrequenciesAboveFourKilohertz() {
    float[] noise = noise();
    float[] heard = Channels.telephone(noise);
    assertThat(power(heard, 4000 + SLOPE_HZ, 8000) / power(noise, 4000 + SLOPE_HZ, 8000))
        .isLessThan(0.002);
    assertThat(power(heard, 4000, 8000) / power(noise, 4000, 8000)).isLessThan(0.03);
    assertThat(power(heard, 300, 3000) / power(noise, 300, 3000)).isCloseTo(1, within(0.15));
  }

  @Test
  void telephoneKeepsLevelAndTime() {
    float[] tone = tone(600, 0.4);
    float[] heard = Channels.telephone(tone);
    double[] sent = middle(tone);
    double[] received = middle(heard);
    assertThat(new PearsonsCorrelation().correlation(sent, received))
        .as("correlation without a shift")
        .isGreaterThan(0.99);
    assertThat(Math.sqrt(StatUtils.sumSq(received) / StatUtils.sumSq(sent)))
        .isCloseTo(1, within(0.1));
  }

  @Test
  void overdrivenRecorderClipsOnlyLoudSound() {
    float[] tone = tone(200, 0.8);
    float[] clipped = Channels.overdriven(tone, 6);
    float limit = (float) (0.8 / Math.pow(10, 0.3));
    int atLimit = 0;
    for (int i = 0; i < tone.length; i++) {
      assertThat(Math.abs(clipped[i])).isLessThanOrEqualTo(limit + 1e-4f);
      if (Math.abs(tone[i]) < limit - 1e-3) {
        assertThat(clipped[i]).isEqualTo(tone[i]);
      } else {
        atLimit++;
      }
    }
    assertThat(atLimit / (double) tone.length)
        .as("2/3 of a sine is above half")
        .isBetween(0.6, 0.7);
  }

  @Test
  void mostSpeechIsUnchanged() {
    float[] speech = tone(300, 0.5);
    Random random = new Random(1);
    int untouched = 0;
    for (int i = 0; i < 200; i++) {
      float[] heard = Channels.any(speech, random);
      assertThat(heard).hasSameSizeAs(speech);
      untouched += heard == speech ? 1 : 0;
    }
    assertThat(untouched).isBetween(145, 185);
  }

  @Test
  void silenceStaysSilent() {
    assertThat(Channels.telephone(new float[200])).containsOnly(0);
    assertThat(Channels.overdriven(new float[200], 6)).containsOnly(0);
  }

  /** A sound without 100 samples at both ends, which the filter affects. */
  private static double[] middle(float[] sound) {
    return IntStream.range(100, sound.length - 100).mapToDouble(i -> sound[i]).toArray();
  }

  /** Power of the middle of a sound, sampled every 25 Hz between two frequencies. */
  private static double power(float[] sound, double from, double to) {
    double power = 0;
    for (double hertz = from; hertz < to; hertz += 25) {
      double re = 0;
      double im = 0;
      for (int i = 500; i < 1140; i++) {
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i - 500) / 640);
        re += window * sound[i] * Math.cos(2 * Math.PI * hertz * i / RATE_HZ);
        im += window * sound[i] * Math.sin(2 * Math.PI * hertz * i / RATE_HZ);
      }
      power += re * re + im * im;
    }
    return power;
  }

  private static float[] noise() {
    Random random = new Random(1);
    float[] noise = new float[2000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (0.2 * random.nextGaussian());
    }
    return noise;
  }

  private static float[] tone(double hertz, double amplitude) {
    float[] tone = new float[1600];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / RATE_HZ));
    }
    return tone;
  }
}
