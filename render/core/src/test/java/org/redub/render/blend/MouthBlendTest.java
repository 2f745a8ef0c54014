package org.redub.render.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MouthBlendTest {
  private static final int SIZE = 61;

  /** A mask that is 1 in a disc of radius 18 and soft over 4 pixels. */
  private static float[] disc() {
    float[] mask = new float[SIZE * SIZE];
    for (int i = 0; i < mask.length; i++) {
      double d = Math.hypot(i % SIZE - 30, Math.floorDiv(i, SIZE) - 30);
      mask[i] = (float) Math.max(0, Math.min(1, (20 - d) / 4));
    }
    return mask;
  }

  private static float[] blended(MouthBlend.Mode mode, float[] difference) {
    MouthBlend blend = mode.create(4);
    blend.mask(disc(), SIZE, SIZE);
    float[] result = difference.clone();
    blend.blend(result);
    return result;
  }

  @ParameterizedTest
  @EnumSource(MouthBlend.Mode.class)
  void keepsEqualPictures(MouthBlend.Mode mode) {
    assertThat(blended(mode, new float[SIZE * SIZE])).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 180})
  void seamlessSolvesLaplaceEquationForLight(int size) {
    float[] mask = new float[size * size];
    float[] difference = new float[size * size];
    float[] tooth = new float[size * size];
    for (int i = 0; i < mask.length; i++) {
      float u = i % size / (float) size - 0.5f;
      float v = Math.floorDiv(i, size) / (float) size - 0.45f;
      mask[i] = Math.hypot(u, v) < 0.33 ? 1 : 0;
      tooth[i] = Math.hypot(u - 0.07, v + 0.05) < 0.08 ? 60 : 0;
      // A harmonic difference of light, and a tooth inside the picture.
      difference[i] = 72 * (u * u - v * v) + 18 * u + tooth[i];
    }
    MouthBlend blend = MouthBlend.Mode.SEAMLESS.create(5);
    blend.mask(mask, size, size);
    blend.blend(difference);
    for (int i = 0; i < mask.length; i++) {
      assertThat(difference[i]).isCloseTo(mask[i] * tooth[i], within(0.1f));
    }
  }

  @Test
  void alphaKeepsPicturesLightAndSeamlessTakesPlates() {
    float[] brighter = new float[SIZE * SIZE];
    Random random = new Random(1);
    for (int i = 0; i < brighter.length; i++) {
      // Different light, a gradient of light, and detail in the middle.
      boolean middle = Math.abs(i % SIZE - 30) < 4 && Math.abs(Math.floorDiv(i, SIZE) - 30) < 4;
      brighter[i] = 40 + i % SIZE * 0.5f + (middle ? 30 * random.nextFloat() : 0);
    }
    int middle = 30 * SIZE + 30;
    int side = 30 * SIZE + 22;
    float[] alpha = blended(MouthBlend.Mode.ALPHA, brighter);
    assertThat(alpha[side]).isEqualTo(brighter[side]);
    float[] seamless = blended(MouthBlend.Mode.SEAMLESS, brighter);
    assertThat(seamless[side]).as("light and gradient are the plate's").isCloseTo(0, within(3f));
    float detail = brighter[middle] - brighter[middle + 1];
    assertThat(seamless[middle] - seamless[middle + 1])
        .as("detail is the donor's")
        .isCloseTo(detail, within(1f));
    assertThat(seamless[0]).isEqualTo(0);
  }
}
