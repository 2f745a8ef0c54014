package org.redub.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.redub.engine.actor.face.MouthRange;
import org.redub.engine.actor.style.ActorStyle;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.Phone;

class SpeechPlannerTest {
  private static final double RATE_HZ = 40;
  private static final MouthRange ACTOR = MouthRange.generic();

  @Test
  void theMouthRestsWhereNobodySpeaks() {
    MouthTrack track = build(articulation(4, 0, 0), 1_000_000, 2_000_000, 0, 1);
    for (int frame : new int[] {0, 10, 20, 60, 90}) {
      assertThat(track.at(frame).opening()).isCloseTo((float) ACTOR.restOpening(), within(1e-4f));
      assertThat(track.at(frame).width()).isCloseTo((float) ACTOR.restWidth(), within(1e-4f));
    }
  }

  @Test
  void lipsPartBeforeTheVoiceAndSettleAfterIt() {
    MouthTrack track = build(articulation(4, 0, 0), 1_000_000, 2_000_000, 0, 1);
    assertThat(track.at(24).opening()).isGreaterThan((float) ACTOR.restOpening());
    assertThat(track.at(52).opening()).isGreaterThan((float) ACTOR.restOpening());
  }

  @Test
  void speechUsesTheActorsWholeRange() {
    MouthTrack track = build(articulation(8, 0, 0), 0, 8_000_000, 0, 1);
    float least = 9;
    float most = 0;
    for (int i = 0; i < track.frames(); i++) {
      least = Math.min(least, track.at(i).opening());
      most = Math.max(most, track.at(i).opening());
    }
    assertThat(least).isLessThan((float) ACTOR.openings().at(0.1));
    assertThat(most).isGreaterThan((float) ACTOR.openings().at(0.9));
    assertThat(most).isLessThanOrEqualTo((float) ACTOR.openings().at(1));
  }

  @Test
  void aClosureShorterThanAFrameShutsExactlyTheNearestOne() {
    // 20 ms of lips pressed together between two frames of 25 a second.
    MouthTrack track = build(articulation(4, 1_012_000, 1_032_000), 0, 4_000_000, 0, 1);
    for (int i = 0; i < track.frames(); i++) {
      assertThat(track.at(i).closed()).as("frame %d", i).isEqualTo(i == 26);
    }
    assertThat(track.at(26).opening()).isEqualTo((float) ACTOR.closedOpening());
  }

  @Test
  void aLongClosureShutsEveryFrameInIt() {
    MouthTrack track = build(articulation(4, 1_000_000, 1_200_000), 0, 4_000_000, 0, 1);
    for (int i = 26; i <= 29; i++) {
      assertThat(track.at(i).closed()).as("frame %d", i).isTrue();
    }
    assertThat(track.at(22).closed()).isFalse();
    assertThat(track.at(34).closed()).isFalse();
  }

  @Test
  void theOffsetMovesEverythingByAsMuch() {
    Articulation speech = articulation(4, 1_000_000, 1_100_000);
    MouthTrack now = build(speech, 500_000, 3_000_000, 0, 1);
    MouthTrack later = build(speech, 500_000, 3_000_000, 400_000, 1);
    for (int i = 10; i < 80; i++) {
      assertThat(later.at(i).opening()).isCloseTo(now.at(i - 10).opening(), within(1e-5f));
      assertThat(later.at(i).closed()).isEqualTo(now.at(i - 10).closed());
    }
  }

  @Test
  void noStrengthIsRest() {
    MouthTrack track = build(articulation(4, 0, 0), 0, 4_000_000, 0, 0);
    for (int i = 0; i < track.frames(); i++) {
      assertThat(track.at(i).opening()).isCloseTo((float) ACTOR.restOpening(), within(1e-5f));
    }
  }

  private static MouthTrack build(
      Articulation speech, long fromUs, long toUs, long offsetUs, double strength) {
    long[] ptsUs = new long[100];
    for (int i = 0; i < ptsUs.length; i++) {
      ptsUs[i] = i * 40_000L;
    }
    return new SpeechPlanner(speech, t -> t >= fromUs && t < toUs, offsetUs, strength)
        .track(ACTOR, ActorStyle.general(), ptsUs);
  }

  /** Syllables at 3 Hz, with the lips pressed together from {@code shutUs} to {@code openUs}. */
  private static Articulation articulation(double seconds, long shutUs, long openUs) {
    int frames = (int) (seconds * RATE_HZ);
    int channels = Articulator.values().length;
    int phones = Phone.values().length;
    float[] values = new float[frames * channels];
    float[] motions = new float[frames * 7];
    float[] probabilities = new float[frames * phones];
    long middle = (shutUs + openUs) / 2;
    for (int k = 0; k < frames; k++) {
      long t = Math.round(k * 1e6 / RATE_HZ);
      float syllable = (float) (0.5 + 0.5 * Math.sin(2 * Math.PI * 3 * k / RATE_HZ));
      // Linear in between, so that the closure's edges cross a half at shutUs and openUs.
      double beyond = (Math.abs(t - middle) - (openUs - shutUs) / 2.0) / 25_000.0;
      float pressed = openUs > shutUs ? (float) Math.max(0, Math.min(1, 0.5 - beyond)) : 0;
      motions[k * 7] = 2 * syllable;
      motions[k * 7 + 1] = 0.6f - syllable;
      values[k * channels + indexOf(Articulator.PRESS)] = pressed;
      probabilities[k * phones] = 1;
    }
    return Articulation.of(RATE_HZ, values, probabilities, motions, new float[frames]);
  }

  private static int indexOf(Articulator articulator) {
    return java.util.List.of(Articulator.values()).indexOf(articulator);
  }
}
