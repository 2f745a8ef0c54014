package org.redub.models.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.Phone;
import org.redub.models.training.data.Utterance;

class PhoneTableTest {
  private final PhoneTable hand = PhoneTable.byHand();
  private final PhoneTable corrected = PhoneTable.corrected();

  @ParameterizedTest
  @EnumSource(
      value = Phone.class,
      names = {"P", "B", "M", "F", "V", "SILENCE"})
  void keepsPhoneticTargetsOfLips(Phone phone) {
    assertThat(corrected.of(phone).articulators()).isEqualTo(hand.of(phone).articulators());
  }

  @ParameterizedTest
  @EnumSource(Phone.class)
  void everyPhoneHasReachableTargets(Phone phone) {
    for (PhoneTable table : new PhoneTable[] {hand, corrected}) {
      PhoneTable.Target target = table.of(phone);
      assertThat(target.articulators()).hasSize(Utterance.ARTICULATORS);
      for (double value : target.articulators()) {
        assertThat(value).isBetween(-1.0, 1.0);
      }
      assertThat(target.jawDominance()).isPositive();
      assertThat(target.lipDominance()).isPositive();
      assertThat(target.shapeDominance()).isPositive();
    }
  }

  @Test
  void measurementsOpenShAndNarrowAo() {
    assertThat(value(corrected, Phone.SH, Articulator.OPEN))
        .isGreaterThan(value(hand, Phone.SH, Articulator.OPEN) + 0.02);
    assertThat(value(corrected, Phone.AO, Articulator.WIDTH))
        .isLessThan(value(hand, Phone.AO, Articulator.WIDTH) - 0.02);
  }

  @Test
  void measurementsChangeOnlyOpeningWidthAndJaw() {
    for (Phone phone : Phone.values()) {
      for (Articulator articulator :
          new Articulator[] {
            Articulator.ROUND, Articulator.TUCK, Articulator.PRESS, Articulator.TONGUE
          }) {
        assertThat(value(corrected, phone, articulator)).isEqualTo(value(hand, phone, articulator));
      }
    }
  }

  @Test
  void keepsTargetsOfUnmeasuredPhones() {
    for (Phone phone : new Phone[] {Phone.Y, Phone.EU, Phone.X, Phone.NJ}) {
      assertThat(corrected.of(phone).articulators()).isEqualTo(hand.of(phone).articulators());
    }
  }

  private static double value(PhoneTable table, Phone phone, Articulator articulator) {
    return table.of(phone).articulators()[articulator.channel()];
  }
}
