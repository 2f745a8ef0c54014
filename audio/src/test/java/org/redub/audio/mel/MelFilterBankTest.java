package org.redub.audio.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Golden values computed with NumPy. */
class MelFilterBankTest {
  private final MelFilterBank wav2lip = new MelFilterBank(MelConfig.WAV2LIP);

  @Test
  void lowestWav2LipBandEqualsGolden() {
    double[] golden = {0, 0, 0, .003870, .019348, .020812, .005334, 0, 0};
    for (int bin = 0; bin < golden.length; bin++) {
      assertThat(wav2lip.weight(0, bin)).as("bin %d", bin).isCloseTo(golden[bin], within(5e-7));
    }
  }

  @Test
  void highestWav2LipBandCoversItsBins() {
    double peak = 0;
    for (int bin = 0; bin <= 400; bin++) {
      double weight = wav2lip.weight(79, bin);
      assertThat(weight > 0)
          .as("bin %d belongs to the band", bin)
          .isEqualTo(bin >= 353 && bin <= 379);
      peak = Math.max(peak, weight);
    }
    assertThat(peak).isCloseTo(.003635, within(5e-7));
  }

  /**
   * An area of 1 in bins of 20 Hz is 0.05. Narrow bands deviate because they are sampled at few
   * bins; the limits were computed with NumPy.
   */
  @Test
  void wav2LipBandsHaveEqualAreas() {
    double[] sums =
        IntStream.range(0, 80).mapToDouble(b -> sum(wav2lip, b, 401)).sorted().toArray();
    assertThat(sums[0]).isCloseTo(.04862721, within(1e-8));
    assertThat(sums[79]).isCloseTo(.05156082, within(1e-8));
    assertThat((sums[39] + sums[40]) / 2).isCloseTo(.04998144, within(1e-8));
  }

  @Test
  void unitSumBandsSumToOneEvenBetweenBins() {
    MelFilterBank bank = new MelFilterBank(MelConfig.MOUTH_SHAPE_2);
    for (int band = 0; band < 80; band++) {
      assertThat(sum(bank, band, 257)).as("band %d", band).isCloseTo(1, within(1e-12));
    }
  }

  private static double sum(MelFilterBank bank, int band, int bins) {
    double sum = 0;
    for (int bin = 0; bin < bins; bin++) {
      sum += bank.weight(band, bin);
    }
    return sum;
  }
}
