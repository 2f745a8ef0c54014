package org.redub.engine.evaluate.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

class LumaBoxTest {

  @Test
  void weighsColoursAsBt601Does() {
    RgbImage image = new RgbImage(2, 1);
    Arrays.fill(image.red(), 200);
    Arrays.fill(image.green(), 100);
    Arrays.fill(image.blue(), 50);
    assertThat(LumaBox.of(image).values()).containsOnly(0.299f * 200 + 0.587f * 100 + 0.114f * 50);
  }

  @Test
  void takesThePixelsOfItsBox() {
    RgbImage image = new RgbImage(5, 4);
    for (int i = 0; i < 20; i++) {
      image.red()[i] = i;
      image.green()[i] = i;
      image.blue()[i] = i;
    }
    LumaBox box = LumaBox.of(image, new PixelBox(2, 1, 2, 3));
    assertThat(box.width()).isEqualTo(2);
    assertThat(box.height()).isEqualTo(3);
    float[] expected = {7, 8, 12, 13, 17, 18};
    for (int i = 0; i < expected.length; i++) {
      assertThat(box.values()[i]).isCloseTo(expected[i], within(1e-4f));
    }
  }

  @Test
  void readsBetweenPixelsInAStraightLine() {
    LumaBox box = new LumaBox(3, 2, new float[] {0, 10, 20, 100, 110, 120});
    assertThat(box.at(1, 0)).isEqualTo(10);
    assertThat(box.at(0.25f, 0)).isCloseTo(2.5f, within(1e-4f));
    assertThat(box.at(1.5f, 0.5f)).isCloseTo(65, within(1e-3f));
  }

  @Test
  void repeatsItsEdgeOutside() {
    LumaBox box = new LumaBox(3, 2, new float[] {0, 10, 20, 100, 110, 120});
    assertThat(box.at(-5, -5)).isZero();
    assertThat(box.at(9, 9)).isCloseTo(120, within(0.2f));
  }
}
