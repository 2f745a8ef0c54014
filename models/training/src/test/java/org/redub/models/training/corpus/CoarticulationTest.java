package org.redub.models.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.Phone;
import org.redub.models.training.data.Utterance;

class CoarticulationTest {
  private static final double RATE = 1000;
  private static final double SOUND_SECONDS = 0.08;
  private static final double PAUSE_SECONDS = 0.4;

  private final Coarticulation coarticulation = new Coarticulation(PhoneTable.corrected());

  @ParameterizedTest
  @EnumSource(
      value = Phone.class,
      names = {"P", "B", "M"})
  void closesLipsForBilabialsBetweenOpenVowels(Phone phone) {
    double centre = PAUSE_SECONDS + 1.45 * SOUND_SECONDS;
    assertThat(at(Articulator.PRESS, centre, Phone.AA, phone, Phone.AA)).isGreaterThan(0.5);
    assertThat(at(Articulator.OPEN, centre, Phone.AA, phone, Phone.AA)).isBetween(-0.1, 0.15);
    double vowel = PAUSE_SECONDS + 0.5 * SOUND_SECONDS;
    assertThat(at(Articulator.OPEN, vowel, Phone.AA, phone, Phone.AA)).isGreaterThan(0.35);
    assertThat(at(Articulator.PRESS, vowel, Phone.AA, phone, Phone.AA)).isLessThan(0.35);
  }

  @ParameterizedTest
  @EnumSource(
      value = Phone.class,
      names = {"F", "V"})
  void tucksLowerLipForLabiodentals(Phone phone) {
    double centre = PAUSE_SECONDS + 1.5 * SOUND_SECONDS;
    assertThat(at(Articulator.TUCK, centre, Phone.AA, phone, Phone.AA)).isGreaterThan(0.5);
    assertThat(at(Articulator.PRESS, centre, Phone.AA, phone, Phone.AA)).isLessThan(0.2);
    double pause = PAUSE_SECONDS / 2;
    assertThat(at(Articulator.TUCK, pause, Phone.AA, phone, Phone.AA)).isLessThan(0.02);
  }

  @Test
  void restsInSilence() {
    double[] rest = PhoneTable.corrected().of(Phone.SILENCE).articulators();
    float[] values = coarticulation.articulate(spoken(Phone.AA, Phone.AA), 300, RATE);
    for (int frame = 0; frame < 100; frame++) {
      for (int c = 0; c < Utterance.ARTICULATORS; c++) {
        assertThat((double) values[frame * Utterance.ARTICULATORS + c])
            .isCloseTo(rest[c], within(0.03));
      }
    }
  }

  @Test
  void singleVowelReachesItsTarget() {
    double[] wanted = PhoneTable.corrected().of(Phone.I).articulators();
    List<PhoneSegment> vowel = List.of(new PhoneSegment(0, 1, Phone.I));
    float[] values = coarticulation.articulate(vowel, 40, 40);
    for (int c = 0; c < Utterance.ARTICULATORS; c++) {
      assertThat((double) values[20 * Utterance.ARTICULATORS + c])
          .isCloseTo(wanted[c], within(1e-4));
    }
  }

  @Test
  void neighboursInfluencePhone() {
    double centre = PAUSE_SECONDS + 1.5 * SOUND_SECONDS;
    double amongRound = at(Articulator.ROUND, centre, Phone.U, Phone.T, Phone.U);
    double amongSpread = at(Articulator.ROUND, centre, Phone.I, Phone.T, Phone.I);
    assertThat(amongRound).isGreaterThan(amongSpread + 0.2);
    double half = at(Articulator.ROUND, centre, Phone.U, Phone.T, Phone.I);
    assertThat(half).isStrictlyBetween(amongSpread, amongRound);
  }

  @Test
  void mouthMovesSmoothly() {
    float[] values =
        coarticulation.articulate(
            spoken(Phone.AA, Phone.P, Phone.I, Phone.F, Phone.U, Phone.S, Phone.A, Phone.M),
            1500,
            RATE);
    double largest = 0;
    double travel = 0;
    for (int i = Utterance.ARTICULATORS; i < values.length; i++) {
      double change = Math.abs(values[i] - values[i - Utterance.ARTICULATORS]);
      largest = Math.max(largest, change);
      travel += change;
    }
    assertThat(largest).as("in a millisecond").isLessThan(0.06);
    assertThat(travel).as("in all").isGreaterThan(10);
  }

  @Test
  void restsFarFromAnyPhone() {
    List<PhoneSegment> early = List.of(new PhoneSegment(0, 0.1, Phone.AA));
    float[] values = coarticulation.articulate(early, 80, 40);
    assertThat(values[79 * Utterance.ARTICULATORS + Articulator.OPEN.channel()]).isEqualTo(0);
  }

  @Test
  void everyFrameHasItsPhone() {
    List<PhoneSegment> segments =
        List.of(
            new PhoneSegment(0, 0.1, Phone.SILENCE),
            new PhoneSegment(0.1, 0.2, Phone.M),
            new PhoneSegment(0.2, 0.25, Phone.A));
    assertThat(Coarticulation.phones(segments, 8, 20))
        .containsExactly(
            Phone.SILENCE,
            Phone.SILENCE,
            Phone.M,
            Phone.M,
            Phone.A,
            Phone.SILENCE,
            Phone.SILENCE,
            Phone.SILENCE);
    assertThat(Coarticulation.phones(List.of(), 2, 20)).containsOnly(Phone.SILENCE);
  }

  private double at(Articulator articulator, double seconds, Phone... phones) {
    int frame = (int) Math.round(seconds * RATE);
    float[] values = coarticulation.articulate(spoken(phones), frame + 1, RATE);
    return values[frame * Utterance.ARTICULATORS + articulator.channel()];
  }

  /** Phones of equal length between two pauses. */
  private static List<PhoneSegment> spoken(Phone... phones) {
    List<PhoneSegment> segments = new ArrayList<>();
    segments.add(new PhoneSegment(0, PAUSE_SECONDS, Phone.SILENCE));
    double start = PAUSE_SECONDS;
    for (Phone phone : phones) {
      segments.add(new PhoneSegment(start, start + SOUND_SECONDS, phone));
      start += SOUND_SECONDS;
    }
    segments.add(new PhoneSegment(start, start + PAUSE_SECONDS, Phone.SILENCE));
    return segments;
  }
}
