package org.redub.render.donor.mouth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redub.geometry.Points;
import org.redub.render.DrawnPicture;
import org.redub.render.composite.FaceOnPlate;
import org.redub.render.composite.MouthCompositor;
import org.redub.render.composite.RenderSettings;
import org.redub.render.image.RgbImage;

/** Rows of teeth in a donor keep their height at any opening of the target. */
class RigidTeethTest {
  private static final float[] ENAMEL = {225, 220, 210};
  private static final float[] TONGUE = {190, 90, 95};
  private static final float[] CAVITY = {40, 15, 15};

  /** Height of the upper and of the lower row in pixels. */
  private static final int UPPER = 9;

  private static final int LOWER = 6;
  private static final DrawnPicture WIDE = new DrawnPicture(0.30, 1);
  private static final DrawnPicture NARROW = new DrawnPicture(0.15, 1);
  private final MouthCompositor compositor = new MouthCompositor(RenderSettings.DEFAULT);
  private final DonorMouth mouth = new DonorMouth(RenderSettings.DEFAULT);

  @Test
  void keepsTeethAndMovesThemApartInWiderMouth() {
    float[] column = between(render(withTeeth(0.2, CAVITY), WIDE), WIDE);
    assertThat(bright(column, 0, 1)).isCloseTo(UPPER, within(2));
    assertThat(bright(column, column.length - 1, -1)).isCloseTo(LOWER, within(2));
    assertThat(column[column.length / 2]).isLessThan(60);
  }

  @Test
  void keepsTeethAndMovesThemTogetherInNarrowerMouth() {
    float[] column = between(render(withTeeth(0.2, CAVITY), NARROW), NARROW);
    assertThat(bright(column, 0, 1)).isCloseTo(UPPER, within(2));
    assertThat(bright(column, column.length - 1, -1)).isCloseTo(LOWER, within(2));
  }

  @Test
  void fillsGapWithTongueNextToTongue() {
    RgbImage result = render(withTeeth(0.2, TONGUE), WIDE);
    int i = middle(WIDE);
    assertThat(result.red()[i]).isBetween(0.55f * TONGUE[0], TONGUE[0]);
    assertThat(result.green()[i]).isBetween(0.55f * TONGUE[1], TONGUE[1]);
  }

  @Test
  void fillsGapBetweenShutTeethDark() {
    RgbImage result = render(withTeeth(0.2, ENAMEL), WIDE);
    float[] column = between(result, WIDE);
    float darkest = column[0];
    for (float value : Arrays.copyOfRange(column, 3, column.length - 3)) {
      darkest = Math.min(darkest, value);
    }
    assertThat(darkest).isLessThan(110);
  }

  private RgbImage render(DrawnPicture donor, DrawnPicture target) {
    FaceOnPlate face =
        new FaceOnPlate(target.image, target.points, target.points, DrawnPicture.IOD_PX);
    return compositor.render(face, mouth.of(List.of(donor.asDonor(1)))).image();
  }

  /**
   * A mouth open by {@code opening} IOD with two rows of teeth and the colour {@code between} them.
   */
  private static DrawnPicture withTeeth(double opening, float[] between) {
    DrawnPicture picture = new DrawnPicture(opening, 1);
    RgbImage image = picture.image;
    int w = image.width();
    for (int x = 0; x < w; x++) {
      int top = 0;
      while (top < image.height() && !isCavity(image, top * w + x)) {
        top++;
      }
      int end = top;
      while (end < image.height() && isCavity(image, end * w + x)) {
        end++;
      }
      for (int y = top; y < end; y++) {
        float[] colour = y - top < UPPER || end - y <= LOWER ? ENAMEL : between;
        image.red()[y * w + x] = colour[0];
        image.green()[y * w + x] = colour[1];
        image.blue()[y * w + x] = colour[2];
      }
    }
    return picture;
  }

  private static boolean isCavity(RgbImage image, int i) {
    return image.red()[i] < 60 && image.blue()[i] < 60;
  }

  /**
   * Green values from the upper to the lower lip in the middle of the face, without the lips' own
   * pixels.
   */
  private static float[] between(RgbImage image, DrawnPicture face) {
    int x = Math.round(Points.x(face.points, 13));
    int top = Math.round(Points.y(face.points, 13)) + 1;
    int end = Math.round(Points.y(face.points, 14)) - 1;
    float[] column = new float[end - top];
    for (int y = top; y < end; y++) {
      column[y - top] = image.green()[y * image.width() + x];
    }
    return column;
  }

  private static int middle(DrawnPicture face) {
    int y = Math.round((Points.y(face.points, 13) + Points.y(face.points, 14)) / 2);
    return y * face.image.width() + Math.round(Points.x(face.points, 13));
  }

  /** Number of consecutive bright pixels from {@code start} on. */
  private static int bright(float[] column, int start, int step) {
    int count = 0;
    for (int i = start; i >= 0 && i < column.length && column[i] > 120; i += step) {
      count++;
    }
    return count;
  }
}
