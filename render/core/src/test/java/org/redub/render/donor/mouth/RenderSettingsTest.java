package org.redub.render.donor.mouth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.Points;
import org.redub.render.DrawnPicture;
import org.redub.render.blend.MouthBlend;
import org.redub.render.colour.ColourTransfer;
import org.redub.render.composite.FaceOnPlate;
import org.redub.render.composite.MouthCompositor;
import org.redub.render.composite.RenderSettings;
import org.redub.render.composite.RenderedMouth;
import org.redub.render.matte.MatteSettings;

/** Each matte, blend and colour transfer that a user can choose. */
class RenderSettingsTest {
  private static final DrawnPicture OPEN = new DrawnPicture(0.2, 1);
  private static final DrawnPicture DIM = new DrawnPicture(0.25, 0.8);

  private static RenderedMouth render(RenderSettings settings) {
    return new MouthCompositor(settings)
        .render(
            new FaceOnPlate(OPEN.image, OPEN.points, OPEN.points, DrawnPicture.IOD_PX),
            new DonorMouth(settings).of(List.of(DIM.asDonor(1))));
  }

  private static void assertOnlyInsideChanged(RenderedMouth face) {
    int changed = 0;
    for (int i = 0; i < face.alpha().length; i++) {
      boolean same = true;
      for (int c = 0; c < 3; c++) {
        same &= face.image().planes()[c][i] == OPEN.image.planes()[c][i];
      }
      assertThat(same || face.alpha()[i] > 0).isTrue();
      changed += same ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(500);
  }

  @ParameterizedTest
  @EnumSource(MouthBlend.Mode.class)
  void blendsOnlyInsideMatte(MouthBlend.Mode blend) {
    MatteSettings matte = RenderSettings.DEFAULT.matte();
    assertOnlyInsideChanged(
        render(RenderSettings.DEFAULT.with(matte, blend, ColourTransfer.Mode.MEAN, 1)));
  }

  @ParameterizedTest
  @EnumSource(ColourTransfer.Mode.class)
  void transfersColoursOnlyInsideMatte(ColourTransfer.Mode colour) {
    MatteSettings matte = RenderSettings.DEFAULT.matte();
    assertOnlyInsideChanged(
        render(RenderSettings.DEFAULT.with(matte, MouthBlend.Mode.MULTIBAND, colour, 1)));
  }

  @ParameterizedTest
  @CsvSource({"0.1,0,0,0", "0,0.1,0,0", "0,0,0.1,0", "0,0,0,0.1"})
  void growsMatteOnlyToGivenSide(float up, float right, float down, float left) {
    MatteSettings usual = RenderSettings.DEFAULT.matte();
    MatteSettings.Sides sides = new MatteSettings.Sides(up, right, down, left);
    double[] before = extent(usual);
    double[] after = extent(usual.with(usual.growIod(), sides, usual.softIod()));
    float[] wanted = {up, right, down, left};
    for (int side = 0; side < 4; side++) {
      double grown = (after[side] - before[side]) / DrawnPicture.IOD_PX;
      assertThat(grown)
          .as("side %d", side)
          .isBetween(0.6 * wanted[side] - 0.01, wanted[side] + 0.02);
    }
  }

  /** The extent of the matte from the middle of the lips: up, right, down, left. */
  private static double[] extent(MatteSettings matte) {
    RenderedMouth face =
        render(
            RenderSettings.DEFAULT.with(matte, MouthBlend.Mode.ALPHA, ColourTransfer.Mode.NONE, 1));
    double x = Points.x(OPEN.points, FaceMesh.UPPER_LIP_INNER);
    double y = Points.y(OPEN.points, FaceMesh.UPPER_LIP_INNER);
    double[] extent = new double[4];
    for (int i = 0; i < face.matte().length; i++) {
      if (face.matte()[i] > 0.5f) {
        double right = i % DrawnPicture.SIZE - x;
        double down = Math.floorDiv(i, DrawnPicture.SIZE) - y;
        double[] reached = {-down, right, down, -right};
        for (int side = 0; side < 4; side++) {
          extent[side] = Math.max(extent[side], reached[side]);
        }
      }
    }
    return extent;
  }
}
