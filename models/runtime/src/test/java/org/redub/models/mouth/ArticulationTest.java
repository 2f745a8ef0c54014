package org.redub.models.mouth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArticulationTest {

  private static final int PHONES = 46;

  @Test
  void interpolatesBetweenFramesAndIsConstantOutside() {
    Articulation a = ramp(3);
    assertThat(a.valueAt(Articulator.JAW, 0)).isZero();
    assertThat(a.valueAt(Articulator.JAW, 25_000)).isEqualTo(1);
    assertThat(a.valueAt(Articulator.JAW, 31_250)).isCloseTo(1.25f, within(1e-6f));
    assertThat(a.valueAt(Articulator.JAW, -1_000_000)).isZero();
    assertThat(a.valueAt(Articulator.JAW, Long.MAX_VALUE)).isEqualTo(2);
    assertThat(a.valueAt(Articulator.TONGUE, 25_000)).isEqualTo(7);
    assertThat(a.channel(Articulator.JAW)).containsExactly(0, 1, 2);
    assertThat(a.featureCount()).isEqualTo(2);
    assertThat(a.featureAt(1, 12_500)).isCloseTo(15, within(1e-5f));
  }

  @Test
  void probabilityOfGroupIsSumOfPhones() {
    float[] probabilities = new float[PHONES];
    probabilities[Phone.P.channel()] = 0.25f;
    probabilities[Phone.M.channel()] = 0.5f;
    probabilities[Phone.F.channel()] = 0.25f;
    Articulation a = Articulation.of(40, new float[7], probabilities, new float[7], new float[0]);
    assertThat(a.probability(Phone.M, 0)).isEqualTo(0.5f);
    assertThat(a.probability(Phone.Group.BILABIAL, 0)).isEqualTo(0.75f);
    assertThat(a.probability(Phone.Group.LABIODENTAL, 0)).isEqualTo(0.25f);
    assertThat(a.probability(Phone.Group.VOWEL, 0)).isZero();
  }

  @Test
  void restsWithoutFrames() {
    Articulation a = Articulation.of(40, new float[0], new float[0], new float[0], new float[0]);
    assertThat(a.frames()).isZero();
    assertThat(a.valueAt(Articulator.OPEN, 5)).isZero();
    assertThat(a.probability(Phone.SILENCE, 5)).isEqualTo(1);
    assertThat(a.probability(Phone.A, 5)).isZero();
    assertThat(a.featureCount()).isZero();
  }

  @Test
  void rejectsInconsistentLengths() {
    assertThatThrownBy(
            () -> Articulation.of(40, new float[8], new float[46], new float[7], new float[0]))
        .hasMessage("articulation: the number of values must be a multiple of 7, got 8");
    assertThatThrownBy(
            () -> Articulation.of(40, new float[14], new float[46], new float[14], new float[0]))
        .hasMessage("articulation: 2 frames must have 92 probabilities, got 46");
    assertThatThrownBy(
            () -> Articulation.of(40, new float[14], new float[92], new float[14], new float[3]))
        .hasMessage(
            "articulation: the number of features must be a multiple of the frames, got 3 for 2 frames");
    assertThatThrownBy(
            () -> Articulation.of(0, new float[0], new float[0], new float[0], new float[0]))
        .hasMessage("articulation: frameRateHz must be above 0, got 0.0");
  }

  @Test
  void groupsArePhonesThatLipsDistinguish() {
    assertThat(Arrays.stream(Phone.values()).filter(p -> p.group() == Phone.Group.BILABIAL))
        .containsExactly(Phone.P, Phone.B, Phone.M);
    assertThat(Arrays.stream(Phone.values()).filter(p -> p.group() == Phone.Group.LABIODENTAL))
        .containsExactly(Phone.F, Phone.V);
    assertThat(Arrays.stream(Phone.values()).filter(p -> p.group() == Phone.Group.SILENCE))
        .containsExactly(Phone.SILENCE);
    assertThat(Phone.values()).hasSize(PHONES);
  }

  /** Articulator c of frame i is i + c; feature f of frame i is 10 i + 10 f. */
  private static Articulation ramp(int frames) {
    float[] values = new float[7 * frames];
    float[] features = new float[2 * frames];
    for (int i = 0; i < frames; i++) {
      for (int c = 0; c < 7; c++) {
        values[7 * i + c] = i + c;
      }
      features[2 * i] = 10 * i;
      features[2 * i + 1] = 10 * i + 10;
    }
    return Articulation.of(40, values, new float[PHONES * frames], new float[7 * frames], features);
  }
}
