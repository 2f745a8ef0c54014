package org.redub.render.morph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.redub.geometry.Affine2;
import org.redub.render.image.RgbImage;

class AffineReaderTest {
  private final float[] rgb = new float[3];

  private static RgbImage checks(int size, int checkPx) {
    RgbImage image = new RgbImage(size, size);
    for (int i = 0; i < size * size; i++) {
      boolean light = (i % size / checkPx + Math.floorDiv(i, size) / checkPx) % 2 == 0;
      image.red()[i] = light ? 200 : 100;
      image.green()[i] = i % size;
    }
    return image;
  }

  @Test
  void identityReadsPixelsThemselves() {
    RgbImage image = checks(16, 1);
    AffineReader reader = new AffineReader();
    reader.open(image, new Affine2(1, 0, 0, 0, 1, 0));
    for (int i = 0; i < 256; i++) {
      reader.read(i % 16, Math.floorDiv(i, 16), rgb);
      assertThat(rgb[0]).isCloseTo(image.red()[i], within(1e-2f));
    }
  }

  @Test
  void averagesWhenShrinking() {
    AffineReader reader = new AffineReader();
    reader.open(checks(64, 1), new Affine2(4, 0, 1.5f, 0, 4, 1.5f));
    for (int x = 4; x < 12; x++) {
      reader.read(x, 8, rgb);
      assertThat(rgb[0]).isCloseTo(150, within(1f));
      assertThat(rgb[1]).isCloseTo(4 * x + 1.5f, within(0.1f));
    }
  }
}
