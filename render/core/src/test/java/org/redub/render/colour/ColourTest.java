package org.redub.render.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.render.PixelAssert;
import org.redub.render.image.RgbImage;

class ColourTest {
  @Test
  void labHasKnownValuesForWhiteAndRed() {
    float[] lab = new float[3];
    Lab.fromRgb(255, 255, 255, lab);
    assertThat(lab[0]).isCloseTo(100, within(0.02f));
    assertThat(lab[1]).isCloseTo(0, within(0.03f));
    Lab.fromRgb(255, 0, 0, lab);
    assertThat(lab[0]).isCloseTo(53.24f, within(0.03f));
    assertThat(lab[1]).isCloseTo(80.09f, within(0.05f));
    assertThat(lab[2]).isCloseTo(67.20f, within(0.05f));
  }

  @Test
  void roundTripKeepsColour() {
    Random random = new Random(3);
    float[] lab = new float[3];
    float[] rgb = new float[3];
    for (int i = 0; i < 2000; i++) {
      float r = 255 * random.nextFloat();
      float g = 255 * random.nextFloat();
      float b = 255 * random.nextFloat();
      Lab.fromRgb(r, g, b, lab);
      Lab.toRgb(lab[0], lab[1], lab[2], rgb);
      assertThat(rgb[0]).isCloseTo(r, within(0.05f));
      assertThat(rgb[1]).isCloseTo(g, within(0.05f));
      assertThat(rgb[2]).isCloseTo(b, within(0.05f));
    }
  }

  @Test
  void keepsEqualPicture() {
    RgbImage image = noise(1, 1);
    RgbImage copy = noise(1, 1);
    MeanTransfer match = matched(image, copy);
    assertThat(match.shift(0)).isZero();
    assertThat(match.shift(1)).isZero();
    match.apply(copy);
    PixelAssert.assertClose(copy, image, 0, "equal-colours");
  }

  @Test
  void givesDarkerPictureTheMeanOfTheOther() {
    RgbImage wanted = noise(1, 1);
    RgbImage given = noise(1, 0.8f);
    matched(wanted, given).apply(given);
    MeanTransfer again = matched(wanted, given);
    for (int axis = 0; axis < 3; axis++) {
      assertThat(again.shift(axis)).isCloseTo(0, within(0.02));
    }
  }

  private static MeanTransfer matched(RgbImage wanted, RgbImage given) {
    MeanTransfer match = new MeanTransfer();
    match.begin();
    for (int i = 0; i < 400; i++) {
      match.add(wanted, i, given, i);
    }
    return match;
  }

  private static RgbImage noise(long seed, float light) {
    Random random = new Random(seed);
    RgbImage image = new RgbImage(20, 20);
    for (float[] plane : image.planes()) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = light * (100 + 80 * random.nextFloat());
      }
    }
    return image;
  }
}
