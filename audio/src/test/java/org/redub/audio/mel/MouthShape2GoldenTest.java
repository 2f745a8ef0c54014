package org.redub.audio.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.redub.audio.PcmAudio;
import org.redub.audio.TestSignals;

/**
 * Compares with an independent computation in double precision. To renew the numbers, run
 * make_mouth_shape_2_golden.py next to them.
 */
class MouthShape2GoldenTest {
  private static final int SAMPLES = 25_637;

  /** Error of single precision in bands down to the floor. */
  private static final float TOLERANCE = 2e-3f;

  @Test
  void equalsIndependentComputation() throws IOException {
    MelSpectrogram mel =
        MelSpectrogrammer.analyze(
            PcmAudio.of(TestSignals.chirps(SAMPLES), TestSignals.RATE), MelConfig.MOUTH_SHAPE_2);
    List<String> lines = golden();
    assertThat(mel.columns() + " " + mel.bands()).isEqualTo(lines.get(1));
    double sum = 0;
    int count = 0;
    for (String line : lines.subList(2, lines.size())) {
      String[] fields = line.split(" ");
      int column = Integer.parseInt(fields[0]);
      for (int band = 0; band < mel.bands(); band++) {
        float expected = Float.parseFloat(fields[band + 1]);
        assertThat(mel.value(band, column))
            .as("band %d, column %d", band, column)
            .isCloseTo(expected, within(TOLERANCE));
        sum += Math.abs(mel.value(band, column) - expected);
        count++;
      }
    }
    assertThat(count).isEqualTo(9 * 80);
    assertThat(sum / count).as("mean error").isLessThan(2e-5);
  }

  private static List<String> golden() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    MouthShape2GoldenTest.class.getResourceAsStream("mouth-shape-2-golden.txt")),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
