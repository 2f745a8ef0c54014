package org.redub.engine.evaluate.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private static final int SIDE = 128;
  private static final double EXACT = 1e-9;

  private static LumaBox drawn(IntBinaryOperator luma) {
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = luma.applyAsInt(i % SIDE, i / SIDE);
    }
    return new LumaBox(SIDE, SIDE, values);
  }

  private static LumaBox noisy(LumaBox picture, double deviation) {
    Random random = new Random(11);
    float[] values = picture.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (deviation * random.nextGaussian());
    }
    return new LumaBox(SIDE, SIDE, values);
  }

  private static LumaBox flat(int luma) {
    return drawn((x, y) -> luma);
  }

  private static LumaBox texture() {
    return drawn((x, y) -> 128 + (int) Math.round(40 * Math.sin(0.7 * x) * Math.cos(0.45 * y)));
  }

  private static LumaBox checks(int low, int high) {
    return drawn((x, y) -> (x + y) % 2 == 0 ? low : high);
  }

  @Test
  void equalPicturesDifferByRoundingAlone() {
    LumaBox picture = texture();
    assertThat(Likeness.meanSquareError(picture, picture)).isZero();
    assertThat(Likeness.psnr(0)).isCloseTo(10 * Math.log10(255 * 255 * 12), within(EXACT));
    assertThat(Likeness.ssim(picture, picture)).isCloseTo(1, within(EXACT));
  }

  @Test
  void noiseOfKnownVarianceHasItsPsnr() {
    for (double deviation : new double[] {2, 8, 20}) {
      double error = Likeness.meanSquareError(texture(), noisy(texture(), deviation));
      // 16384 samples know a variance to 1.1 %, which is 0.05 dB.
      assertThat(Likeness.psnr(error)).isCloseTo(20 * Math.log10(255 / deviation), within(0.15));
    }
  }

  @Test
  void allOfThePeakIsZeroDecibels() {
    assertThat(Likeness.meanSquareError(flat(0), flat(255))).isEqualTo(255 * 255);
    assertThat(Likeness.psnr(255 * 255)).isCloseTo(0, within(EXACT));
  }

  @Test
  void ssimOfFlatPicturesIsThatOfTheirLight() {
    double c1 = 0.01 * 255 * 0.01 * 255;
    double expected = (2 * 100 * 150 + c1) / (100 * 100 + 150 * 150 + c1);
    assertThat(Likeness.ssim(flat(100), flat(150))).isCloseTo(expected, within(EXACT));
  }

  @Test
  void ssimOfANegativeIsNegative() {
    assertThat(Likeness.ssim(checks(68, 188), checks(188, 68))).isLessThan(-0.95);
  }

  @Test
  void ssimFallsWithNoise() {
    double little = Likeness.ssim(texture(), noisy(texture(), 2));
    double much = Likeness.ssim(texture(), noisy(texture(), 20));
    assertThat(little).isBetween(0.95, 0.9999);
    assertThat(much).isBetween(0.4, little - 0.1);
  }

  @Test
  void ssimNeedsAWindow() {
    LumaBox small = new LumaBox(6, 6, new float[36]);
    assertThat(Likeness.ssim(small, small)).isNaN();
  }

  @Test
  void aSlopeHasNoSharpness() {
    assertThat(Likeness.sharpness(drawn((x, y) -> x + 3 * y))).isCloseTo(0, within(EXACT));
  }

  /** Laplacian of a checkerboard: eight times the distance from the mean, in turn up and down. */
  @Test
  void aCheckerboardHasTheSharpnessOfItsContrast() {
    assertThat(Likeness.sharpness(checks(100, 120))).isCloseTo(80 * 80, within(1e-6));
    assertThat(Likeness.sharpness(checks(90, 130))).isCloseTo(160 * 160, within(1e-6));
  }

  /** Four samples more from one taken four times: the variance is 16 + 4 times the noise's. */
  @Test
  void noiseIsTwentyTimesAsSharpAsItsVariance() {
    assertThat(Likeness.sharpness(noisy(flat(128), 6))).isCloseTo(20 * 36, within(40.0));
  }

  @Test
  void sharpnessNeedsAnInside() {
    assertThat(Likeness.sharpness(new LumaBox(2, 2, new float[4]))).isNaN();
  }
}
