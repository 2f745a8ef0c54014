package org.redub.render.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.geometry.PixelBox;

class PyramidBlendTest {
  private static final int WIDTH = 67;
  private static final int HEIGHT = 45;

  @Test
  void bandsAddUpToPicture() {
    for (float share : new float[] {0, 0.5f, 1}) {
      float[] difference = noise();
      float[] original = difference.clone();
      float[] mask = new float[WIDTH * HEIGHT];
      Arrays.fill(mask, share);
      PyramidBlend blend = new PyramidBlend(5);
      blend.mask(mask, WIDTH, HEIGHT);
      blend.blend(difference);
      for (int i = 0; i < difference.length; i++) {
        assertThat(difference[i]).isCloseTo(share * original[i], within(1e-3f));
      }
    }
  }

  @Test
  void keepsBothSidesFarFromEdge() {
    float[] difference = new float[WIDTH * HEIGHT];
    Arrays.fill(difference, 10);
    float[] mask = new float[WIDTH * HEIGHT];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i % WIDTH < WIDTH / 2 ? 1 : 0;
    }
    PyramidBlend blend = new PyramidBlend(2);
    blend.mask(mask, WIDTH, HEIGHT);
    blend.blend(difference);
    assertThat(difference[20 * WIDTH + 2]).isCloseTo(10, within(0.01f));
    assertThat(difference[20 * WIDTH + WIDTH - 3]).isCloseTo(0, within(0.01f));
    assertThat(difference[20 * WIDTH + WIDTH / 2]).isBetween(3f, 7f);
  }

  @Test
  void appliesSharesToCoarseAndFineBandsSeparately() {
    PyramidBlend blend = new PyramidBlend(5);
    blend.shares(0, 3, 0.25f, new PixelBox(0, 0, WIDTH, HEIGHT));
    float[] flat = new float[WIDTH * HEIGHT];
    Arrays.fill(flat, 40);
    blend.blend(flat);
    assertThat(flat[500]).isCloseTo(10, within(1e-3f));
    float[] checks = new float[WIDTH * HEIGHT];
    for (int i = 0; i < checks.length; i++) {
      checks[i] = (i % WIDTH + i / WIDTH) % 2 == 0 ? 40 : -40;
    }
    blend.blend(checks);
    assertThat(checks[20 * WIDTH + 30]).isCloseTo(0, within(0.5f));
  }

  @Test
  void acceptsSmallerBoxAfterLargerOne() {
    PyramidBlend blend = new PyramidBlend(5);
    blend.mask(new float[WIDTH * HEIGHT], WIDTH, HEIGHT);
    float[] mask = new float[9];
    Arrays.fill(mask, 1);
    blend.mask(mask, 3, 3);
    float[] difference = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    blend.blend(difference);
    assertThat(difference[4]).isCloseTo(5, within(1e-4f));
  }

  private static float[] noise() {
    Random random = new Random(8);
    float[] values = new float[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      values[i] = 200 * random.nextFloat() - 100;
    }
    return values;
  }
}
