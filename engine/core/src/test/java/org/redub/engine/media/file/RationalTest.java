package org.redub.engine.media.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RationalTest {

  @Test
  void roundsHalvesAwayFromZero() {
    assertThat(new Rational(1, 30).toUs(1)).isEqualTo(33_333);
    assertThat(new Rational(1, 30).toUs(2)).isEqualTo(66_667);
    assertThat(new Rational(1, 30).toUs(-2)).isEqualTo(-66_667);
    assertThat(new Rational(1, 2_000_000).toUs(1)).isEqualTo(1);
    assertThat(new Rational(1, 2_000_000).toUs(-1)).isEqualTo(-1);
    assertThat(new Rational(1001, 30000).toUs(30)).isEqualTo(1_001_000);
  }

  @Test
  void rescalesWithoutDriftOrOverflow() {
    Rational timeBase = new Rational(1, 1_000_000_000);
    long year = 365L * 86400 * 1_000_000_000;
    assertThat(timeBase.toUs(year)).isEqualTo(365L * 86400 * 1_000_000);
    assertThat(timeBase.fromUs(timeBase.toUs(year))).isEqualTo(year);
  }

  @Test
  void refusesAZeroDenominator() {
    assertThatThrownBy(() -> new Rational(1, 0)).hasMessageContaining("1/0");
    assertThat(Rational.orUnknown(0, 0).isKnown()).isFalse();
    assertThat(Rational.orUnknown(11811, 11811)).isEqualTo(new Rational(1, 1));
  }
}
