package org.redub.engine.media.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
  private static final int ONE = 1 << 16;

  /** The upper left 2x2 values of the matrix, and what they mean. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1, 0, false",
    "0, 1, -1, 0, 1, false",
    "-1, 0, 0, -1, 2, false",
    "0, -1, 1, 0, 3, false",
    "-1, 0, 0, 1, 0, true",
    "1, 0, 0, -1, 2, true",
    "0, 1, 1, 0, 1, true",
    "0, -1, -1, 0, 3, true",
    "0, 0, 0, 0, 0, false"
  })
  void readsDisplayMatrices(int a, int b, int c, int d, int turns, boolean mirrored) {
    Orientation orientation =
        Orientation.ofMatrix(new int[] {a * ONE, b * ONE, 0, c * ONE, d * ONE, 0, 0, 0, 1 << 30});
    assertThat(orientation.quarterTurns()).isEqualTo(turns);
    assertThat(orientation.mirrored()).isEqualTo(mirrored);
  }
}
