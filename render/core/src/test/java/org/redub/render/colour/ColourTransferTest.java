package org.redub.render.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redub.render.image.RgbImage;

class ColourTransferTest {
  private static final int SIZE = 40;

  /** Skin of a given light and contrast, always with the same pattern. */
  private static RgbImage skin(float light, float contrast, float red) {
    Random random = new Random(3);
    RgbImage image = new RgbImage(SIZE, SIZE);
    for (int i = 0; i < SIZE * SIZE; i++) {
      float value = (float) (120 + contrast * random.nextGaussian());
      image.red()[i] = light * value * red;
      image.green()[i] = light * (0.8f * value + 4 * (float) random.nextGaussian());
      image.blue()[i] = light * (0.7f * value + 4 * (float) random.nextGaussian());
    }
    return image;
  }

  private static RgbImage transferred(ColourTransfer.Mode mode, RgbImage wanted, RgbImage given) {
    ColourTransfer transfer = mode.create();
    transfer.begin();
    for (int i = 0; i < SIZE * SIZE; i++) {
      transfer.add(wanted, i, given, i);
    }
    transfer.apply(given);
    return given;
  }

  private static double[] meanAndSpread(float[] plane) {
    double sum = 0;
    double squares = 0;
    for (float value : plane) {
      sum += value / plane.length;
      squares += (double) value * value / plane.length;
    }
    return new double[] {sum, Math.sqrt(squares - sum * sum)};
  }

  @ParameterizedTest
  @EnumSource(value = ColourTransfer.Mode.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void takesMeanOfPlate(ColourTransfer.Mode mode) {
    RgbImage wanted = skin(1, 8, 1.1f);
    RgbImage made = transferred(mode, wanted, skin(0.8f, 8, 1));
    for (int c = 0; c < 3; c++) {
      assertThat(meanAndSpread(made.planes()[c])[0])
          .isCloseTo(meanAndSpread(wanted.planes()[c])[0], within(2.5));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ColourTransfer.Mode.class,
      names = {"REINHARD", "TRANSPORT"})
  void takesDeviationOfPlate(ColourTransfer.Mode mode) {
    RgbImage wanted = skin(1, 12, 1);
    RgbImage made = transferred(mode, wanted, skin(1, 9, 1));
    double spread = meanAndSpread(made.green())[1];
    assertThat(spread).isCloseTo(meanAndSpread(wanted.green())[1], within(1.2));
  }

  @Test
  void noneChangesNothing() {
    RgbImage given = skin(0.7f, 8, 1);
    float[] before = given.red().clone();
    assertThat(transferred(ColourTransfer.Mode.NONE, skin(1, 8, 1), given).red()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(ColourTransfer.Mode.class)
  void tooFewPixelsChangeNothing(ColourTransfer.Mode mode) {
    RgbImage given = skin(0.7f, 8, 1);
    float[] before = given.red().clone();
    ColourTransfer transfer = mode.create();
    transfer.begin();
    transfer.add(skin(1, 8, 1), 0, given, 0);
    transfer.apply(given);
    assertThat(given.red()).isEqualTo(before);
  }
}
