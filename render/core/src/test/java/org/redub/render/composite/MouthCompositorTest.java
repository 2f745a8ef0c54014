package org.redub.render.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redub.geometry.Affine2;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Points;
import org.redub.render.DrawnPicture;
import org.redub.render.PixelAssert;
import org.redub.render.image.RgbImage;
import org.redub.render.morph.AffineReader;

/** Composites patches as networks make them into a drawn face. */
class MouthCompositorTest {
  /** A cubic spline passes through its samples, except for rounding. */
  private static final float ROUNDING = 0.05f;

  /**
   * The ring of skin on which colours are matched contains more of the chin in one of the pictures.
   */
  private static final float MATCHED = 4;

  /** The light differs by a factor but the mean is shifted, so that contrast stays lower. */
  private static final float DARK_MATCHED = 12;

  private static final int SIZE = DrawnPicture.SIZE;
  private static final DrawnPicture CLOSED = new DrawnPicture(0, 1);
  private static final DrawnPicture OPEN = new DrawnPicture(0.25, 1);
  private static final Affine2 AS_IT_IS = new Affine2(1, 0, 0, 0, 1, 0);

  private final MouthCompositor compositor = new MouthCompositor(RenderSettings.DEFAULT);

  /** Returns a patch and does not move the plate's jaw. */
  private record Still(@Nullable Patch patch) implements MouthPainter {
    @Override
    public boolean movesJaw() {
      return false;
    }

    @Override
    public @Nullable Patch paint(MouthCanvas canvas) {
      return patch;
    }
  }

  private RenderedMouth render(DrawnPicture plate, float[] target, @Nullable Patch patch) {
    return compositor.render(
        new FaceOnPlate(plate.image, plate.points, target, DrawnPicture.IOD_PX), new Still(patch));
  }

  private static CropPatch crop(RgbImage pixels, Affine2 fromPlate) {
    return new CropPatch(pixels, fromPlate, null, 0, 1);
  }

  @Test
  void keepsPlateIfNothingIsPainted() {
    RenderedMouth result = render(CLOSED, OPEN.points, null);
    PixelAssert.assertClose(result.image(), CLOSED.image, 0, "nothing-painted");
    assertThat(result.alpha()).containsOnly(0f);
  }

  @Test
  void showsMouthOfCropAndKeepsPlateAround() {
    RenderedMouth result = render(CLOSED, OPEN.points, crop(OPEN.image, AS_IT_IS));
    int middle = at(OPEN.points, 14, -6);
    assertThat(result.image().red()[middle]).isCloseTo(OPEN.image.red()[middle], within(MATCHED));
    for (int i = 0; i < SIZE * SIZE; i++) {
      if (result.alpha()[i] == 0) {
        assertThat(result.image().red()[i]).isEqualTo(CLOSED.image.red()[i]);
      }
    }
    assertThat(result.alpha()[SIZE * SIZE / 4]).isZero();
  }

  @Test
  void hidesPlatesMouthUnderSmallerOne() {
    RenderedMouth result = render(OPEN, CLOSED.points, crop(CLOSED.image, AS_IT_IS));
    int lowerLip = at(OPEN.points, 17, -4);
    assertThat(result.image().blue()[lowerLip])
        .isCloseTo(CLOSED.image.blue()[lowerLip], within(MATCHED));
  }

  @Test
  void equalsPlateIfCropIsPlate() {
    RenderedMouth result = render(OPEN, CLOSED.points, crop(OPEN.image, AS_IT_IS));
    PixelAssert.assertClose(result.image(), OPEN.image, ROUNDING, "crop-of-the-plate");
  }

  @Test
  void matchesDarkerCropToPlatesLight() {
    DrawnPicture dark = new DrawnPicture(0.25, 0.8);
    RenderedMouth result = render(OPEN, OPEN.points, crop(dark.image, AS_IT_IS));
    int lip = at(OPEN.points, 17, -4);
    assertThat(result.image().red()[lip]).isCloseTo(OPEN.image.red()[lip], within(DARK_MATCHED));
  }

  @Test
  void resamplesCropOfAnotherSize() {
    for (float scale : new float[] {0.5f, 2}) {
      // An upright crop that begins at (80, 60), at another scale.
      int side = Math.round(240 * scale);
      Affine2 toPlate =
          new Affine2(
              1 / scale, 0, 80 + 0.5f / scale - 0.5f, 0, 1 / scale, 60 + 0.5f / scale - 0.5f);
      RgbImage pixels = new RgbImage(side, side);
      AffineReader reader = new AffineReader();
      reader.open(OPEN.image, toPlate);
      float[] rgb = new float[3];
      for (int i = 0; i < side * side; i++) {
        reader.read(i % side, Math.floorDiv(i, side), rgb);
        for (int c = 0; c < 3; c++) {
          pixels.planes()[c][i] = rgb[c];
        }
      }
      RenderedMouth result = render(CLOSED, OPEN.points, crop(pixels, toPlate.inverse()));
      int middle = at(OPEN.points, 14, -6);
      assertThat(result.image().red()[middle])
          .as("scale %s", scale)
          .isCloseTo(OPEN.image.red()[middle], within(MATCHED));
    }
  }

  @Test
  void showsOnlyWhatMatteOfPatchAllows() {
    float[] nothing = new float[SIZE * SIZE];
    CropPatch hidden = new CropPatch(OPEN.image, AS_IT_IS, nothing, 0, 1);
    RenderedMouth result = render(CLOSED, OPEN.points, hidden);
    PixelAssert.assertClose(result.image(), CLOSED.image, 0, "hidden-patch");
    Arrays.fill(nothing, 1);
    int middle = at(OPEN.points, 14, -6);
    assertThat(render(CLOSED, OPEN.points, hidden).image().red()[middle])
        .isCloseTo(OPEN.image.red()[middle], within(MATCHED));
  }

  @Test
  void showsNothingOutsideSmallCrop() {
    RgbImage small = new RgbImage(40, 40);
    RenderedMouth result =
        render(OPEN, OPEN.points, crop(small, new Affine2(1, 0, -180, 0, 1, -180)));
    for (int i = 0; i < SIZE * SIZE; i++) {
      int x = i % SIZE;
      int y = Math.floorDiv(i, SIZE);
      if (x < 180 || y < 180 || x >= 220 || y >= 220) {
        assertThat(result.image().green()[i]).isEqualTo(OPEN.image.green()[i]);
      }
    }
  }

  @Test
  void rejectsMatteOfAnotherSize() {
    assertThatThrownBy(() -> new CropPatch(OPEN.image, AS_IT_IS, new float[7], 0, 1))
        .hasMessageContaining("400 x 400")
        .hasMessageContaining("7");
  }

  @Test
  void boxContainsFace() {
    PixelBox frame = new PixelBox(0, 0, 300, 300);
    PixelBox box = MouthCompositor.boxFor(OPEN.points, CLOSED.points, 120, frame);
    assertThat(box.right()).isEqualTo(300);
  }

  private static int at(float[] points, int mesh, int below) {
    return (Math.round(Points.y(points, mesh)) + below) * SIZE + Math.round(Points.x(points, mesh));
  }
}
