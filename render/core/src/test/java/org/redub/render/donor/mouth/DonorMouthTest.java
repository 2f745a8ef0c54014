package org.redub.render.donor.mouth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Points;
import org.redub.render.DrawnPicture;
import org.redub.render.PixelAssert;
import org.redub.render.composite.FaceOnPlate;
import org.redub.render.composite.MouthCompositor;
import org.redub.render.composite.RenderSettings;
import org.redub.render.composite.RenderedMouth;
import org.redub.render.image.RgbImage;

class DonorMouthTest {
  /** Splines are solved in double and stored in float, far more exact than 8 bits. */
  private static final float ROUNDING = 0.01f;

  private static final DrawnPicture CLOSED = new DrawnPicture(0, 1);
  private static final DrawnPicture OPEN = new DrawnPicture(0.25, 1);

  @Test
  void keepsPlateIfTargetIsPlate() {
    RenderedMouth result = render(OPEN, OPEN.points);
    PixelAssert.assertClose(result.image(), OPEN.image, 0, "nothing-to-do");
    assertThat(result.alpha()).containsOnly(0f);
  }

  @Test
  void equalsPlateIfPlateIsItsOwnDonor() {
    RenderedMouth result = render(OPEN, OPEN.points, OPEN.asDonor(1));
    PixelAssert.assertClose(result.image(), OPEN.image, ROUNDING, "own-donor");
  }

  @Test
  void pixelsWithoutAlphaEqualPlate() {
    RenderedMouth result = render(CLOSED, OPEN.points, OPEN.asDonor(1));
    int kept = 0;
    for (int i = 0; i < result.alpha().length; i++) {
      if (result.alpha()[i] == 0) {
        kept++;
        assertThat(result.image().red()[i]).isEqualTo(CLOSED.image.red()[i]);
        assertThat(result.image().green()[i]).isEqualTo(CLOSED.image.green()[i]);
        assertThat(result.image().blue()[i]).isEqualTo(CLOSED.image.blue()[i]);
      }
    }
    assertThat(kept).isGreaterThan(result.alpha().length / 4);
    for (int x = 0; x < DrawnPicture.SIZE; x++) {
      assertThat(result.alpha()[x]).isZero();
      assertThat(result.alpha()[DrawnPicture.SIZE * (DrawnPicture.SIZE - 1) + x]).isZero();
    }
  }

  @Test
  void keepsBackgroundNextToJaw() {
    DrawnPicture ajar = new DrawnPicture(0.08, 1);
    RenderedMouth result = render(CLOSED, ajar.points, OPEN.asDonor(1));
    float jaw = 0;
    for (int mesh : new int[] {361, 288, 397, 365}) {
      jaw = Math.max(jaw, Points.x(ajar.points, mesh));
    }
    int background = Math.round(jaw + 0.16f * DrawnPicture.IOD_PX);
    assertThat(background).isLessThan(DrawnPicture.SIZE);
    for (int y = 0; y < DrawnPicture.SIZE; y++) {
      for (int x = background; x < DrawnPicture.SIZE; x++) {
        boolean neck = y > Points.y(ajar.points, 152);
        assertThat(neck || result.alpha()[y * DrawnPicture.SIZE + x] == 0).isTrue();
      }
    }
  }

  @Test
  void opacityLimitsAlpha() {
    RenderSettings half =
        RenderSettings.DEFAULT.with(
            RenderSettings.DEFAULT.matte(),
            RenderSettings.DEFAULT.blend(),
            RenderSettings.DEFAULT.colour(),
            0.5f);
    RenderedMouth result = render(half, CLOSED, OPEN.points, OPEN.asDonor(1));
    assertThat(result.alpha()).contains(0.5f).doesNotContain(1f);
  }

  @Test
  void showsMouthOfDonorOfTargetShape() {
    RenderedMouth result = render(CLOSED, OPEN.points, OPEN.asDonor(1));
    int[] middle = between(OPEN.points);
    assertThat(luma(result.image(), middle)).isCloseTo(luma(OPEN.image, middle), within(6f));
    int[] lip = at(OPEN.points, 17, -4);
    assertThat(luma(result.image(), lip)).isCloseTo(luma(OPEN.image, lip), within(15f));
  }

  @Test
  void movesJawAndKeepsBackground() {
    RenderedMouth result = render(CLOSED, OPEN.points, OPEN.asDonor(1));
    int x = Math.round(Points.x(OPEN.points, 152));
    assertThat(chinEdge(result.image(), x)).isCloseTo(chinEdge(OPEN.image, x), within(2));
    int[] below = at(OPEN.points, 152, 30);
    assertThat(luma(result.image(), below)).isCloseTo(luma(CLOSED.image, below), within(1f));
  }

  @Test
  void matchesDarkerDonorToPlatesLight() {
    DrawnPicture dark = new DrawnPicture(0.25, 0.8);
    RenderedMouth result = render(OPEN, OPEN.points, dark.asDonor(1));
    int[] lip = at(OPEN.points, 17, -4);
    assertThat(luma(result.image(), lip)).isCloseTo(luma(OPEN.image, lip), within(8f));
  }

  @Test
  void hidesCavityOfDonorInShutMouth() {
    RenderedMouth result = render(OPEN, CLOSED.points, OPEN.asDonor(1));
    int[] seam = between(CLOSED.points);
    assertThat(luma(result.image(), seam)).isGreaterThan(60);
    int[] lip = at(CLOSED.points, 17, -5);
    assertThat(luma(result.image(), lip)).isCloseTo(luma(CLOSED.image, lip), within(15f));
  }

  @Test
  void drawsCavityIfNoDonorIsOpen() {
    RenderedMouth result = render(CLOSED, OPEN.points);
    int[] deep = at(OPEN.points, 14, -6);
    assertThat(luma(result.image(), deep))
        .isLessThan(0.8f * luma(CLOSED.image, at(CLOSED.points, 17, -4)));
    int[] teeth = at(OPEN.points, 13, 7);
    assertThat(luma(result.image(), teeth)).isGreaterThan(luma(result.image(), deep) + 20);
  }

  @Test
  void mixOfEqualDonorsEqualsDonor() {
    RgbImage one = render(CLOSED, OPEN.points, OPEN.asDonor(1)).image();
    RgbImage two = render(CLOSED, OPEN.points, OPEN.asDonor(3), OPEN.asDonor(1)).image();
    PixelAssert.assertClose(two, one, ROUNDING, "equal-donors");
  }

  @Test
  void matchesBothDonorsToPlatesLight() {
    int size = DrawnPicture.SIZE;
    RgbImage bright = flat(size, 200);
    RgbImage dim = flat(size, 100);
    DonorImage light = new DonorImage(bright, OPEN.points, 3);
    DonorImage dark = new DonorImage(dim, OPEN.points, 1);
    int[] lip = at(OPEN.points, 17, -4);
    // Both flat donors are matched to the plate's light, so that their mix equals each of them.
    float mixed = luma(render(OPEN, OPEN.points, light, dark).image(), lip);
    assertThat(mixed).isCloseTo(luma(render(OPEN, OPEN.points, light).image(), lip), within(1f));
  }

  private static RgbImage flat(int size, float value) {
    RgbImage image = new RgbImage(size, size);
    for (float[] plane : image.planes()) {
      java.util.Arrays.fill(plane, value);
    }
    return image;
  }

  @Test
  void boxContainsFaceAndStaysInFrame() {
    PixelBox frame = new PixelBox(0, 0, 300, 300);
    PixelBox box = MouthCompositor.boxFor(OPEN.points, CLOSED.points, 120, frame);
    assertThat(box.left()).isGreaterThanOrEqualTo(0);
    assertThat(box.bottom()).isLessThanOrEqualTo(300);
    assertThat(box.right()).isEqualTo(300);
  }

  @Test
  void rejectsInvalidPoints() {
    assertThatThrownBy(() -> render(OPEN, new float[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("target points");
    float[] broken = OPEN.points.clone();
    broken[5] = Float.NaN;
    assertThatThrownBy(() -> render(OPEN, broken)).hasMessageContaining("finite");
  }

  private static RenderedMouth render(DrawnPicture plate, float[] target, DonorImage... donors) {
    return render(RenderSettings.DEFAULT, plate, target, donors);
  }

  private static RenderedMouth render(
      RenderSettings settings, DrawnPicture plate, float[] target, DonorImage... donors) {
    return new MouthCompositor(settings)
        .render(
            new FaceOnPlate(plate.image, plate.points, target, DrawnPicture.IOD_PX),
            new DonorMouth(settings).of(List.of(donors)));
  }

  private static int[] between(float[] points) {
    float y = (Points.y(points, 13) + Points.y(points, 14)) / 2;
    return new int[] {Math.round(Points.x(points, 13)), Math.round(y)};
  }

  private static int[] at(float[] points, int mesh, int below) {
    return new int[] {
      Math.round(Points.x(points, mesh)), Math.round(Points.y(points, mesh)) + below
    };
  }

  private static float luma(RgbImage image, int[] at) {
    int i = at[1] * image.width() + at[0];
    return 0.299f * image.red()[i] + 0.587f * image.green()[i] + 0.114f * image.blue()[i];
  }

  /** The lowest row of the column where it is more red than blue. */
  private static int chinEdge(RgbImage image, int x) {
    int y = image.height() - 1;
    while (y > 0 && image.red()[y * image.width() + x] < image.blue()[y * image.width() + x]) {
      y--;
    }
    assertThat(FaceMesh.JAW.contains(152)).isTrue();
    return y;
  }
}
