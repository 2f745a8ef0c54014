package org.redub.audio.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.audio.PcmAudio;
import org.redub.audio.TestSignals;

class SpeechDetectorTest {
  /** Tolerance of the edges of speech: lead, hangover and half a window. */
  private static final long EDGE_US = 200_000;

  private static float gain(double dbfs) {
    return (float) Math.pow(10, dbfs / 20);
  }

  static Stream<Arguments> soundsWithoutSpeech() {
    Stream.Builder<Arguments> sounds = Stream.builder();
    sounds.add(Arguments.of("digital silence", TestSignals.silence(4)));
    for (double db : new double[] {-50, -30, -12}) {
      double amplitude = gain(db);
      for (double hz : new double[] {50, 120, 220, 440, 1000, 3000}) {
        sounds.add(Arguments.of(hz + " Hz at " + db, TestSignals.tone(hz, amplitude, 4)));
      }
      for (double hz : new double[] {50, 60, 100, 120}) {
        sounds.add(Arguments.of("hum " + hz + " Hz at " + db, TestSignals.hum(hz, amplitude, 4)));
      }
      sounds.add(Arguments.of("siren at " + db, siren(amplitude)));
      sounds.add(Arguments.of("noise at " + db, TestSignals.whiteNoise(amplitude, 4, 5)));
      sounds.add(Arguments.of("room at " + db, TestSignals.roomTone(amplitude, 4, 6)));
    }
    return sounds.build();
  }

  /** A tone that sweeps between 300 and 900 Hz twice a second. */
  private static float[] siren(double amplitude) {
    float[] signal = TestSignals.silence(4);
    double phase = 0;
    for (int i = 0; i < signal.length; i++) {
      phase += (600 + 300 * Math.sin(4 * Math.PI * i / 16_000)) / 16_000;
      signal[i] = (float) (amplitude * Math.sin(2 * Math.PI * phase));
    }
    return signal;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("soundsWithoutSpeech")
  void findsNoSpeechInSteadySound(String name, float[] sound) {
    assertThat(detect(sound).spans()).as(name).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("soundsWithoutSpeech")
  void findsNoSpeechInSteadySoundSwitchedOnAndOff(String name, float[] sound) {
    float[] once = TestSignals.silence(6);
    TestSignals.add(once, sound, 16_000);
    assertThat(detect(once).spans()).as("%s, once", name).isEmpty();
    float[] pulsed = sound.clone();
    for (int i = 0; i < pulsed.length; i++) {
      pulsed[i] *= i / 5333 % 2;
    }
    assertThat(detect(pulsed).spans()).as("%s, every 1/3 s", name).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3, -20, -35})
  void findsVoiceInRoomTone(double peakDb) {
    float[] sound = TestSignals.roomTone(gain(-65), 8, 7);
    TestSignals.add(sound, TestSignals.voice(gain(peakDb), 10, 1), 2 * 16_000);
    assertSpans(detect(sound), 2_000_000, 4_400_000);
  }

  @Test
  void findsVoiceInNoiseTenDecibelsBelowIt() {
    float[] voice = TestSignals.voice(gain(-10), 10, 1);
    double power = 0;
    for (float sample : voice) {
      power += sample * sample;
    }
    double noiseRms = Math.sqrt(power / voice.length) * gain(-10);
    float[] sound = TestSignals.whiteNoise(noiseRms, 8, 9);
    TestSignals.add(sound, voice, 2 * 16_000);
    assertSpans(detect(sound), 2_000_000, 4_400_000);
  }

  @Test
  void findsVoiceOverHum() {
    float[] sound = TestSignals.hum(50, gain(-45), 8);
    TestSignals.add(sound, TestSignals.voice(gain(-10), 10, 1), 2 * 16_000);
    assertSpans(detect(sound), 2_000_000, 4_400_000);
  }

  @Test
  void findsVoiceFromFirstToLastSampleWithoutGaps() {
    SpeechActivity activity = detect(TestSignals.voice(gain(-10), 25, 1));
    assertSpans(activity, 0, 6_000_000);
    assertThat(activity.hops()).isEqualTo(600);
    assertThat(activity.speechUs()).isGreaterThan(5_700_000);
  }

  @Test
  void findsPauseOfHalfASecondButNotOfSixtyMilliseconds() {
    float[] phrase = TestSignals.voice(gain(-10), 5, 1);
    float[] sound =
        TestSignals.join(TestSignals.silence(1), phrase, TestSignals.silence(0.5), phrase);
    List<SpeechActivity.Span> spans = detect(sound).spans();
    assertThat(spans).hasSize(2);
    assertThat(spans.get(1).startUs() - spans.get(0).endUs()).isBetween(150_000L, 500_000L);
  }

  @Test
  void countsBreathBetweenPhrasesAsPause() {
    float[] phrase = TestSignals.voice(gain(-3), 5, 1);
    float[] breath = TestSignals.whiteNoise(gain(-53), 0.45, 3);
    float[] sound = TestSignals.join(TestSignals.silence(1), phrase, breath, phrase);
    TestSignals.add(sound, TestSignals.whiteNoise(gain(-61), 8, 2), 0);
    assertThat(detect(sound).spans()).hasSize(2);
  }

  @Test
  void resultDoesNotDependOnChunkSizes() {
    float[] sound = TestSignals.roomTone(gain(-55), 4, 7);
    TestSignals.add(sound, TestSignals.voice(gain(-20), 8, 1), 16_000);
    List<SpeechActivity.Span> whole = detect(sound).spans();
    assertThat(whole).isNotEmpty();
    Random random = new Random(4);
    for (int largest : new int[] {1, 161, 5000}) {
      SpeechDetector detector = new SpeechDetector();
      for (int at = 0; at < sound.length; ) {
        int length = Math.min(sound.length - at, 1 + random.nextInt(largest));
        detector.push(sound, at, length);
        at += length;
      }
      assertThat(detector.finish().spans()).isEqualTo(whole);
    }
  }

  @Test
  void countsSamplesThatAreNotFiniteAsZero() {
    float[] sound = TestSignals.join(TestSignals.silence(1), TestSignals.voice(gain(-10), 8, 1));
    List<SpeechActivity.Span> clean = detect(sound).spans();
    for (int i = 0; i < 16_000; i += 50) {
      sound[i] = i % 100 == 0 ? Float.NaN : Float.POSITIVE_INFINITY;
    }
    assertThat(detect(sound).spans()).isEqualTo(clean);
  }

  @Test
  void speechAtAgreesWithSpansAndIsFalseOutside() {
    float[] sound = TestSignals.join(TestSignals.silence(1), TestSignals.voice(gain(-10), 8, 1));
    SpeechActivity activity = detect(sound);
    SpeechActivity.Span span = activity.spans().get(0);
    assertThat(activity.speechAt(span.startUs())).isTrue();
    assertThat(activity.speechAt(span.startUs() - 1)).isFalse();
    assertThat(activity.speechAt(span.endUs() - 1)).isTrue();
    assertThat(activity.speechAt(span.endUs())).isFalse();
    assertThat(activity.speechAt(-1)).isFalse();
    assertThat(activity.speechAt(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void findsNoSpeechInShortestSounds() {
    for (int samples : new int[] {0, 1, 159, 160, 161, 1000}) {
      SpeechActivity activity = detect(new float[samples]);
      assertThat(activity.hops()).isEqualTo((samples + 159) / 160);
      assertThat(activity.spans()).isEmpty();
    }
  }

  @Test
  void rejectsSecondFinishAndOtherSampleRates() {
    SpeechDetector detector = new SpeechDetector();
    detector.finish();
    assertThatThrownBy(detector::finish).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> SpeechDetector.detect(PcmAudio.of(new float[9], 48_000)))
        .hasMessageContaining("requires 16000 Hz, the sound has 48000 Hz");
  }

  private static SpeechActivity detect(float[] pcm) {
    return SpeechDetector.detect(PcmAudio.of(pcm, 16_000));
  }

  private static void assertSpans(SpeechActivity activity, long startUs, long endUs) {
    assertThat(activity.spans()).hasSize(1);
    SpeechActivity.Span span = activity.spans().get(0);
    assertThat(span.startUs()).isBetween(startUs - EDGE_US, startUs + EDGE_US);
    assertThat(span.endUs()).isBetween(endUs - EDGE_US, endUs + EDGE_US);
  }
}
