package org.redub.render.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.redub.geometry.FaceMesh;

class MouthAppearanceTest {
  private static final int SIZE = 64;

  /** Lips as rows, outer and inner of both, with columns by their position along the mouth. */
  private static float[] points() {
    float[] points = new float[2 * FaceMesh.LOWER_FACE.size()];
    java.util.Arrays.fill(points, SIZE / 2f);
    row(points, 16, 185, 40, 39, 37, 0, 267, 269, 270, 409);
    row(points, 24, 191, 80, 81, 82, 13, 312, 311, 310, 415);
    row(points, 40, 95, 88, 178, 87, 14, 317, 402, 318, 324);
    row(points, 48, 146, 91, 181, 84, 17, 314, 405, 321, 375);
    row(points, 60, 164, 167, 393, 18, 83, 313, 200, 200, 200);
    put(points, 8, 165, 167, 216, 207);
    put(points, SIZE - 8, 391, 393, 436, 427);
    return points;
  }

  private static void put(float[] points, float x, int... mesh) {
    for (int index : mesh) {
      points[2 * FaceMesh.LOWER_FACE.indexOf(index)] = x;
      points[2 * FaceMesh.LOWER_FACE.indexOf(index) + 1] = 12;
    }
  }

  private static void row(float[] points, float y, int... mesh) {
    for (int i = 0; i < mesh.length; i++) {
      int at = 2 * FaceMesh.LOWER_FACE.indexOf(mesh[i]);
      points[at] = 12 + 5 * i;
      points[at + 1] = y;
    }
  }

  private static RgbImage picture(float light) {
    RgbImage image = new RgbImage(SIZE, SIZE);
    for (int i = 0; i < SIZE * SIZE; i++) {
      int y = i / SIZE;
      // Skin 100, teeth 160, cavity 20, all multiplied by the light, without red.
      float value = y >= 24 && y < 30 ? 160 : y >= 30 && y < 40 ? 20 : 100;
      for (float[] plane : image.planes()) {
        plane[i] = light * value;
      }
    }
    return image;
  }

  @Test
  void distinguishesTeethFromCavityInAnyLight() {
    for (float light : new float[] {0.5f, 1, 1.5f}) {
      float[] numbers = MouthAppearance.of(picture(light), points()).numbers();
      assertThat(numbers).hasSize(MouthAppearance.SIZE);
      int columns = numbers.length / 10;
      for (int column = 0; column < columns; column++) {
        assertThat(numbers[2 * column]).as("upper lip").isCloseTo(1, within(0.01f));
        assertThat(numbers[2 * (columns + column)]).as("teeth").isCloseTo(1.6f, within(0.01f));
        assertThat(numbers[2 * (3 * columns + column)]).as("dark").isCloseTo(0.2f, within(0.01f));
        assertThat(numbers[2 * column + 1]).as("redness").isCloseTo(0, within(0.01f));
      }
    }
  }

  @Test
  void measuresLightOnEachSide() {
    RgbImage image = picture(1);
    float[] even = MouthAppearance.of(image, points()).light();
    for (float[] plane : image.planes()) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] *= i % SIZE < SIZE / 2 ? 1 : 0.5f;
      }
    }
    float[] fromLeft = MouthAppearance.of(image, points()).light();
    assertThat(even).hasSize(4);
    assertThat(fromLeft[0]).isCloseTo(even[0], within(0.01f));
    assertThat(fromLeft[1] - even[1]).isCloseTo((float) Math.log(0.5), within(0.01f));
  }

  @Test
  void blurReducesSharpness() {
    RgbImage sharp = picture(1);
    RgbImage soft = new RgbImage(SIZE, SIZE);
    for (int i = 0; i < SIZE * SIZE; i++) {
      int above = Math.max(0, i - SIZE);
      int below = Math.min(SIZE * SIZE - 1, i + SIZE);
      for (int c = 0; c < 3; c++) {
        float[] plane = sharp.planes()[c];
        soft.planes()[c][i] = (plane[above] + plane[i] + plane[below]) / 3;
      }
    }
    assertThat(MouthAppearance.of(soft, points()).sharpness())
        .isLessThan(0.6f * MouthAppearance.of(sharp, points()).sharpness());
  }
}
