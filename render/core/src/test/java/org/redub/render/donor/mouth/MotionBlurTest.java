package org.redub.render.donor.mouth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.geometry.PixelBox;
import org.redub.render.DrawnPicture;
import org.redub.render.image.RgbImage;
import org.redub.render.matte.MatteSettings;
import org.redub.render.matte.MouthMatte;

class MotionBlurTest {
  private static final int SIZE = DrawnPicture.SIZE;
  private static final float[] STILL = {0, 0};

  @Test
  void blursSharpDonorAsMuchAsPlate() {
    RgbImage sharp = noise();
    RgbImage plate = blurredAcross(sharp, 5);
    RgbImage donor = part(sharp);
    new MotionBlur().match(donor, STILL, plate, new float[] {10, 0}, matte());
    double before = roughness(part(sharp));
    double wanted = roughness(part(plate));
    assertThat(roughness(donor)).isBetween(0.5 * wanted, 0.5 * (wanted + before));
  }

  @Test
  void keepsDonorIfItIsBlurredOrPlateIsSharp() {
    RgbImage sharp = noise();
    RgbImage donor = part(sharp);
    new MotionBlur().match(donor, STILL, sharp, new float[] {10, 0}, matte());
    assertThat(donor.green()).containsExactly(part(sharp).green());
    RgbImage plate = blurredAcross(sharp, 5);
    new MotionBlur().match(donor, new float[] {-10, 0}, plate, new float[] {10, 0}, matte());
    assertThat(donor.green()).containsExactly(part(sharp).green());
  }

  @Test
  void keepsDonorSharpIfHeadIsSlow() {
    RgbImage sharp = noise();
    RgbImage donor = part(sharp);
    new MotionBlur().match(donor, STILL, blurredAcross(sharp, 3), new float[] {0, 3}, matte());
    assertThat(donor.red()).containsExactly(part(sharp).red());
  }

  private static MouthMatte matte() {
    MouthMatte matte = new MouthMatte(MatteSettings.DEFAULT);
    float[] points = new DrawnPicture(0.1, 1).points;
    matte.compute(points, 0, DrawnPicture.IOD_PX, new PixelBox(0, 0, SIZE, SIZE));
    return matte;
  }

  private static RgbImage noise() {
    Random random = new Random(5);
    RgbImage image = new RgbImage(SIZE, SIZE);
    for (float[] plane : image.planes()) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = 255 * random.nextFloat();
      }
    }
    return image;
  }

  private static RgbImage blurredAcross(RgbImage image, int px) {
    RgbImage result = new RgbImage(SIZE, SIZE);
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < SIZE * SIZE; i++) {
        float sum = 0;
        for (int k = 0; k < px; k++) {
          int x = Math.max(0, Math.min(SIZE - 1, i % SIZE + k - px / 2));
          sum += image.planes()[c][i / SIZE * SIZE + x];
        }
        result.planes()[c][i] = sum / px;
      }
    }
    return result;
  }

  private static RgbImage part(RgbImage image) {
    PixelBox box = matte().box();
    RgbImage part = new RgbImage(box.width(), box.height());
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < box.height(); y++) {
        System.arraycopy(
            image.planes()[c],
            (box.top() + y) * SIZE + box.left(),
            part.planes()[c],
            y * box.width(),
            box.width());
      }
    }
    return part;
  }

  private static double roughness(RgbImage image) {
    double sum = 0;
    float[] green = image.green();
    for (int i = 1; i < green.length; i++) {
      sum += (green[i] - green[i - 1]) * (green[i] - green[i - 1]);
    }
    return sum;
  }
}
