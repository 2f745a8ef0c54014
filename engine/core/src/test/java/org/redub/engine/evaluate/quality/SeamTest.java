package org.redub.engine.evaluate.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class SeamTest {
  private static final int WIDTH = 24;
  private static final int HEIGHT = 12;
  private static final double EXACT = 1e-6;

  /** Columns 10 to 13 are the rim: all plate to their left, all new to their right. */
  private static final float[] MATTE = matte();

  private static float[] matte() {
    float[] matte = new float[WIDTH * HEIGHT];
    for (int i = 0; i < matte.length; i++) {
      int x = i % WIDTH;
      matte[i] = x < 10 ? 0 : x > 13 ? 1 : 0.2f * (x - 9);
    }
    return matte;
  }

  /** A picture whose columns are of one luma each. */
  private static LumaBox columns(IntUnaryOperator luma) {
    float[] values = new float[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      values[i] = luma.applyAsInt(i % WIDTH);
    }
    return new LumaBox(WIDTH, HEIGHT, values);
  }

  private static final LumaBox SLOPE = columns(x -> 50 + x);

  @Test
  void thePlateItselfHasNoSeam() {
    Seam seam = new Seam();
    seam.add(SLOPE, SLOPE, MATTE);
    assertThat(seam.ratio()).isCloseTo(1, within(EXACT));
  }

  /**
   * A slope of one a column has the gradient 1 in each of the four columns; a step of 10 between
   * the middle two makes theirs 1 + 10 / 2.
   */
  @Test
  void aStepOnTheRimRaisesTheSeamByItsGradient() {
    Seam seam = new Seam();
    seam.add(columns(x -> 50 + x + (x < 12 ? 0 : 10)), SLOPE, MATTE);
    assertThat(seam.ratio()).isCloseTo((2 * 1 + 2 * 6 * 6) / 4.0, within(EXACT));
  }

  @Test
  void aHigherStepIsAStrongerSeam() {
    double last = 1;
    for (int step : new int[] {2, 5, 20}) {
      Seam seam = new Seam();
      seam.add(columns(x -> 50 + x + (x < 12 ? 0 : step)), SLOPE, MATTE);
      assertThat(seam.ratio()).isGreaterThan(last);
      last = seam.ratio();
    }
  }

  @Test
  void aBlurredRimIsBelowOne() {
    Seam seam = new Seam();
    seam.add(columns(x -> 60), SLOPE, MATTE);
    assertThat(seam.ratio()).isZero();
  }

  @Test
  void whatChangesBesideTheRimIsNoSeam() {
    Seam seam = new Seam();
    seam.add(columns(x -> 50 + x + (x < 17 ? 0 : 40)), SLOPE, MATTE);
    assertThat(seam.ratio()).isCloseTo(1, within(EXACT));
  }

  @Test
  void framesAddUpTheirEnergies() {
    Seam seam = new Seam();
    seam.add(SLOPE, SLOPE, MATTE);
    seam.add(columns(x -> 60), columns(x -> 50 + 3 * x), MATTE);
    assertThat(seam.ratio()).isCloseTo(1.0 / (1 + 9), within(EXACT));
  }

  @Test
  void isUnknownWithoutARim() {
    Seam seam = new Seam();
    assertThat(seam.ratio()).isNaN();
    seam.add(SLOPE, SLOPE, new float[WIDTH * HEIGHT]);
    assertThat(seam.ratio()).isNaN();
  }
}
