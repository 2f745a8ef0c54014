package org.redub.render.composite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.geometry.PixelBox;
import org.redub.render.DrawnPicture;
import org.redub.render.image.RgbImage;
import org.redub.render.matte.MatteSettings;
import org.redub.render.matte.MouthMatte;

class UnsharpMaskTest {
  private static final int SIZE = DrawnPicture.SIZE;

  @Test
  void sharpensSofterMouthToWantedDetail() {
    RgbImage donor = withFilmGrain();
    RgbImage mouth = part(donor, 0.02f);
    double before = energy(mouth);
    double wanted = energy(part(donor, 0));
    match(donor, false, mouth);
    assertThat(before).isLessThan(0.95 * wanted);
    assertThat(energy(mouth)).isBetween(0.95 * wanted, 1.05 * wanted);
  }

  @Test
  void doesNotInventLostDetail() {
    RgbImage donor = withFilmGrain();
    RgbImage mouth = part(donor, 0.1f);
    double before = energy(mouth);
    match(donor, false, mouth);
    assertThat(energy(mouth))
        .isBetween(1.05 * before, 1.35 * before)
        .isLessThan(0.7 * energy(part(donor, 0)));
  }

  @Test
  void keepsMouthThatIsSharpEnough() {
    RgbImage donor = withFilmGrain();
    RgbImage mouth = part(donor, 0);
    match(donor, false, mouth);
    assertThat(mouth.red()).containsExactly(part(donor, 0).red());
    assertThat(mouth.green()).containsExactly(part(donor, 0).green());
  }

  @Test
  void keepsMouthWithoutWantedDetail() {
    RgbImage donor = withFilmGrain();
    RgbImage mouth = part(donor, 0.1f);
    match(donor, true, mouth);
    assertThat(mouth.green()).containsExactly(part(donor, 0.1f).green());
  }

  private static void match(RgbImage donor, boolean withoutWantedDetail, RgbImage mouth) {
    float[] points = new DrawnPicture(0.1, 1).points;
    new UnsharpMask()
        .match(
            mouth,
            points,
            matte().box(),
            withoutWantedDetail ? 0 : UnsharpMask.detail(donor, points));
  }

  private static MouthMatte matte() {
    MouthMatte matte = new MouthMatte(MatteSettings.DEFAULT);
    float[] points = new DrawnPicture(0.1, 1).points;
    matte.compute(points, 0, DrawnPicture.IOD_PX, new PixelBox(0, 0, SIZE, SIZE));
    return matte;
  }

  private static RgbImage withFilmGrain() {
    Random random = new Random(5);
    RgbImage image = new RgbImage(SIZE, SIZE);
    for (float[] plane : image.planes()) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (float) (128 + 8 * random.nextGaussian());
      }
    }
    return image;
  }

  /**
   * The part of a picture in the matte's box, each pixel mixed with a share of its four neighbours.
   */
  private static RgbImage part(RgbImage image, float share) {
    PixelBox box = matte().box();
    RgbImage part = new RgbImage(box.width(), box.height());
    for (int c = 0; c < 3; c++) {
      float[] from = image.planes()[c];
      for (int i = 0; i < part.planes()[c].length; i++) {
        int row = i / box.width();
        int at = (box.top() + row) * SIZE + box.left() + i % box.width();
        float around = from[at - 1] + from[at + 1] + from[at - SIZE] + from[at + SIZE];
        part.planes()[c][i] = from[at] + share * (around - 4 * from[at]);
      }
    }
    return part;
  }

  /** Mean square of the green plane's Laplacian. */
  private static double energy(RgbImage image) {
    float[] green = image.green();
    int w = image.width();
    double sum = 0;
    int count = 0;
    for (int y = 1; y < image.height() - 1; y++) {
      for (int i = y * w + 1; i < y * w + w - 1; i++) {
        double l = 4 * green[i] - green[i - 1] - green[i + 1] - green[i - w] - green[i + w];
        sum += l * l;
        count++;
      }
    }
    return sum / count;
  }
}
