package org.redub.audio.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.audio.PcmAudio;
import org.redub.audio.TestSignals;

class MelSpectrogrammerTest {
  /**
   * The requirement is a mean error of 0.01 in a range of 8; this implementation is far more exact.
   */
  private static final double REQUIRED_MEAN = 0.01;

  private static final double EXPECTED_MEAN = 1e-5;

  /** Error of a single-precision FFT where a band is a millionth of the loudest. */
  private static final double EXPECTED_MAX = 5e-3;

  static MelConfig[] recipes() {
    return new MelConfig[] {MelConfig.WAV2LIP, MelConfig.MOUTH_SHAPE_2};
  }

  @Test
  void columnOf440HzToneEqualsGolden() {
    MelSpectrogram mel = analyze(TestSignals.tone(440, 0.5, 1), MelConfig.WAV2LIP);
    assertThat(mel.bands()).isEqualTo(80);
    assertThat(mel.columns()).isEqualTo(81);
    for (int band = 0; band <= 8; band++) {
      assertThat(mel.value(band, 40)).as("band %d", band).isEqualTo(-4);
    }
    assertThat(mel.value(9, 40)).isCloseTo(1.655f, within(5e-4f));
    assertThat(mel.value(10, 40)).isCloseTo(1.990f, within(5e-4f));
    assertThat(mel.value(11, 40)).isCloseTo(0.491f, within(5e-4f));
  }

  @ParameterizedTest
  @ValueSource(ints = {16_000, 25_637, 401, 999})
  void wav2LipEqualsIndependentReference(int samples) {
    float[] pcm = mixture(samples);
    assertClose(analyze(pcm, MelConfig.WAV2LIP), ReferenceMel.wav2lip(pcm));
  }

  @ParameterizedTest
  @ValueSource(ints = {16_000, 25_637, 401, 999, 1})
  void mouthShape2EqualsIndependentReference(int samples) {
    float[] pcm = mixture(samples);
    assertClose(analyze(pcm, MelConfig.MOUTH_SHAPE_2), ReferenceMel.mouthShape2(pcm));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void bitsDoNotDependOnChunkSizes(MelConfig config) {
    for (int samples : new int[] {0, 1, 150, 400, 401, 800, 10_400, 12_345}) {
      float[] pcm = mixture(samples);
      MelSpectrogram whole = analyze(pcm, config);
      Random random = new Random(samples);
      for (int largest : new int[] {1, 7, 200, 999, 100_000}) {
        MelSpectrogrammer streaming = new MelSpectrogrammer(config);
        for (int at = 0; at < samples; ) {
          int length = Math.min(samples - at, 1 + random.nextInt(largest));
          float[] chunk = new float[length + 3];
          System.arraycopy(pcm, at, chunk, 2, length);
          streaming.push(chunk, 2, length);
          at += length;
        }
        MelSpectrogram mel = streaming.finish();
        assertThat(mel.columns()).isEqualTo(samples / 200 + 1);
        assertThat(all(mel))
            .as("%d samples in chunks to %d", samples, largest)
            .isEqualTo(all(whole));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void silenceHasSameValueEverywhere(MelConfig config) {
    for (int samples : new int[] {0, 1, 399, 16_000}) {
      MelSpectrogram mel = analyze(new float[samples], config);
      assertThat(mel.columns()).isEqualTo(samples / 200 + 1);
      for (float value : all(mel)) {
        assertThat(value).isEqualTo(mel.silence());
      }
    }
  }

  @Test
  void silenceHasValueOfRecipe() {
    assertThat(analyze(new float[800], MelConfig.WAV2LIP).silence()).isEqualTo(-4);
    assertThat(analyze(new float[800], MelConfig.MOUTH_SHAPE_2).silence())
        .isCloseTo((float) Math.log(1e-5), within(1e-6f));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void countsSamplesThatAreNotFiniteAsZero(MelConfig config) {
    float[] pcm = mixture(8000);
    float[] zeroed = pcm.clone();
    float[] bad = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 3e38f};
    for (int i = 0; i < bad.length; i++) {
      pcm[i * 1999] = bad[i];
      zeroed[i * 1999] = 0;
    }
    MelSpectrogrammer spectrogrammer = new MelSpectrogrammer(config);
    spectrogrammer.push(pcm, 0, pcm.length);
    assertThat(spectrogrammer.replacedSamples()).isEqualTo(4);
    assertThat(all(spectrogrammer.finish())).isEqualTo(all(analyze(zeroed, config)));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void valuesStayFiniteAtAnyLevel(MelConfig config) {
    for (float gain : new float[] {1e12f, 1e-12f, 1e-30f, Float.MIN_VALUE}) {
      float[] pcm = mixture(4000);
      for (int i = 0; i < pcm.length; i++) {
        pcm[i] *= gain;
      }
      for (float value : all(analyze(pcm, config))) {
        assertThat(value).isFinite();
      }
    }
  }

  @Test
  void followedLevelCancelsGain() {
    float[] pcm = mixture(16_000);
    float[] quiet = pcm.clone();
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] *= 1f / 64;
    }
    float[] loudValues = all(analyze(pcm, MelConfig.MOUTH_SHAPE_2));
    float[] quietValues = all(analyze(quiet, MelConfig.MOUTH_SHAPE_2));
    for (int i = 0; i < loudValues.length; i++) {
      assertThat(quietValues[i]).isCloseTo(loudValues[i], within(1e-3f));
    }
  }

  @Test
  void rejectsSecondFinishAndOtherSampleRates() {
    MelSpectrogrammer spectrogrammer = new MelSpectrogrammer(MelConfig.WAV2LIP);
    spectrogrammer.finish();
    assertThatThrownBy(spectrogrammer::finish).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> spectrogrammer.push(new float[1], 0, 1))
        .isInstanceOf(IllegalStateException.class);
    PcmAudio audio = PcmAudio.of(new float[10], 44_100);
    assertThatThrownBy(() -> MelSpectrogrammer.analyze(audio, MelConfig.WAV2LIP))
        .hasMessageContaining("requires 16000 Hz, the sound has 44100 Hz");
  }

  private static float[] mixture(int samples) {
    float[] pcm = TestSignals.chirps(samples);
    TestSignals.add(pcm, Arrays.copyOf(TestSignals.voice(0.4, 5, 3), samples), 0);
    TestSignals.add(pcm, TestSignals.whiteNoise(0.003, 2, 4), 0);
    return pcm;
  }

  private static MelSpectrogram analyze(float[] pcm, MelConfig config) {
    return MelSpectrogrammer.analyze(PcmAudio.of(pcm, 16_000), config);
  }

  private static float[] all(MelSpectrogram mel) {
    return mel.window(0, mel.columns());
  }

  private static void assertClose(MelSpectrogram mel, double[][] reference) {
    assertThat(mel.columns()).isEqualTo(reference[0].length);
    double sum = 0;
    double max = 0;
    for (int band = 0; band < mel.bands(); band++) {
      for (int column = 0; column < mel.columns(); column++) {
        double error = Math.abs(mel.value(band, column) - reference[band][column]);
        sum += error;
        max = Math.max(max, error);
      }
    }
    double mean = sum / mel.bands() / mel.columns();
    assertThat(mean).as("mean error").isLessThan(EXPECTED_MEAN).isLessThan(REQUIRED_MEAN);
    assertThat(max).as("largest error").isLessThan(EXPECTED_MAX);
  }
}
