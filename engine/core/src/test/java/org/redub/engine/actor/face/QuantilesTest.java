package org.redub.engine.actor.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantilesTest {

  @Test
  void rankAndValueUndoEachOther() {
    Random random = new Random(1);
    Quantiles quantiles = Quantiles.of(random.doubles(500).toArray());
    for (double p = 0; p <= 1; p += 0.05) {
      assertThat(quantiles.rankOf(quantiles.at(p))).isCloseTo(p, within(0.011));
    }
  }

  @Test
  void mapsOneDistributionOntoAnother() {
    Random random = new Random(2);
    double[] from = random.doubles(2000).map(v -> v * v).toArray();
    Quantiles source = Quantiles.of(from);
    Quantiles target = Quantiles.of(random.doubles(2000).map(v -> 3 + v).toArray());
    double mean = 0;
    for (double value : from) {
      mean += target.at(source.rankOf(value)) / from.length;
    }
    assertThat(mean).isCloseTo(3.5, within(0.03));
  }

  @Test
  void outsideTheSampleTheEndsHold() {
    Quantiles quantiles = Quantiles.of(new double[] {1, 2, 3});
    assertThat(quantiles.rankOf(-5)).isZero();
    assertThat(quantiles.rankOf(9)).isEqualTo(1);
    assertThat(quantiles.at(-1)).isEqualTo(1);
    assertThat(quantiles.at(2)).isEqualTo(3);
  }

  @Test
  void aConstantSampleRanksInTheMiddle() {
    Quantiles quantiles = Quantiles.of(new double[] {4, 4, 4});
    assertThat(quantiles.rankOf(4)).isCloseTo(0.5, within(1e-9));
    assertThat(quantiles.at(0.3)).isEqualTo(4);
  }

  @Test
  void anEmptySampleIsRefused() {
    assertThatThrownBy(() -> Quantiles.of(new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one value");
  }
}
