package org.redub.render.morph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

class MorphTest {
  private static final float[] FROM = points(40, 11);
  private static final PixelBox BOX = new PixelBox(0, 0, 200, 200);

  @Test
  void movesNothingWithoutDisplacement() {
    ThinPlateSpline spline = solved(1e-4, FROM, FROM);
    float[] out = new float[2];
    for (int y = 0; y < 200; y += 7) {
      spline.evaluate(y * 1.3, y, out);
      assertThat(out).containsExactly(0f, 0f);
    }
  }

  @Test
  void passesThroughControlPoints() {
    float[] to = moved(FROM, 6, 3);
    ThinPlateSpline spline = solved(0, FROM, to);
    float[] out = new float[2];
    for (int i = 0; i < FROM.length; i += 2) {
      spline.evaluate(FROM[i], FROM[i + 1], out);
      assertThat(FROM[i] + out[0]).isCloseTo(to[i], within(0.01f));
      assertThat(FROM[i + 1] + out[1]).isCloseTo(to[i + 1], within(0.01f));
    }
  }

  @Test
  void reproducesRotationOfPlane() {
    float[] to = FROM.clone();
    for (int i = 0; i < to.length; i += 2) {
      to[i] = 0.9f * FROM[i] - 0.2f * FROM[i + 1] + 7;
      to[i + 1] = 0.2f * FROM[i] + 0.9f * FROM[i + 1] - 3;
    }
    ThinPlateSpline spline = solved(1e-3, FROM, to);
    float[] out = new float[2];
    spline.evaluate(150, 20, out);
    assertThat(150 + out[0]).isCloseTo(0.9f * 150 - 0.2f * 20 + 7, within(0.01f));
    assertThat(20 + out[1]).isCloseTo(0.2f * 150 + 0.9f * 20 - 3, within(0.01f));
  }

  @Test
  void rejectsPointsOnALine() {
    float[] line = {0, 0, 1, 1, 2, 2, 3, 3};
    assertThatThrownBy(() -> new ThinPlateSpline(0).place(line, 4, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fastLogarithmEqualsLogarithm() {
    for (float s = 1e-6f; s < 50; s *= 1.07f) {
      assertThat((double) ThinPlateSpline.halfSquareLog(s))
          .isCloseTo(0.5 * s * Math.log(s), within(1e-5 * Math.max(s, 0.01)));
    }
  }

  @Test
  void smoothsFolds() {
    float[] from = {0, 0, 199, 0, 0, 199, 199, 199, 100, 90, 100, 110};
    float[] to = {0, 0, 199, 0, 0, 199, 199, 199, 100, 130, 100, 70};
    WarpGrid grid = new WarpGrid();
    grid.cover(BOX, 5);
    grid.fill(solved(0, from, to));
    assertThat(grid.unfold()).isPositive();
    assertThat(grid.unfold()).isZero();
  }

  @Test
  void rowsAgreeWithSinglePositions() {
    WarpGrid grid = new WarpGrid();
    grid.cover(BOX, 6);
    grid.fill(solved(1e-4, FROM, moved(FROM, 4, 9)));
    float[] x = new float[200];
    float[] y = new float[200];
    float[] out = new float[2];
    grid.row(77, x, y);
    for (int i = 0; i < 200; i += 13) {
      grid.at(i, 77, out);
      assertThat(out[0]).isCloseTo(x[i], within(1e-3f));
      assertThat(out[1]).isCloseTo(y[i], within(1e-3f));
    }
  }

  @Test
  void readsWholePixelsExactlyAndKeepsRamps() {
    RgbImage image = picture();
    CubicSpline sampler = new CubicSpline();
    sampler.read(image);
    float[] rgb = new float[3];
    sampler.sample(4, 17, rgb);
    assertThat(rgb[1]).isCloseTo(image.green()[17 * 20 + 4], within(0.01f));
    sampler.sample(19, 0, rgb);
    assertThat(rgb[1]).isCloseTo(image.green()[19], within(0.01f));
    sampler.sample(10.3f, 9.6f, rgb);
    assertThat(rgb[0]).isCloseTo(10.3f * 3 + 9.6f * 5, within(0.01f));
    sampler.sample(-50, 900, rgb);
    assertThat(rgb[1]).isCloseTo(image.green()[19 * 20], within(0.01f));
  }

  @Test
  void partReadsLikeWholeAwayFromBorder() {
    RgbImage image = picture();
    CubicSpline whole = new CubicSpline();
    CubicSpline part = new CubicSpline();
    whole.read(image);
    part.read(image, new PixelBox(1, 2, 19, 18));
    float[] expected = new float[3];
    float[] rgb = new float[3];
    whole.sample(11.4f, 10.7f, expected);
    part.sample(11.4f, 10.7f, rgb);
    assertThat(rgb[1]).isCloseTo(expected[1], within(0.1f));
  }

  @Test
  void readsSingleRow() {
    CubicSpline sampler = new CubicSpline();
    sampler.read(picture(), new PixelBox(3, 4, 10, 1));
    float[] rgb = new float[3];
    sampler.sample(7, 4, rgb);
    assertThat(rgb[1]).isCloseTo(picture().green()[4 * 20 + 7], within(0.01f));
  }

  @Test
  void keepsContrastOfTextureAtHalfPixelShift() {
    RgbImage image = new RgbImage(60, 3);
    for (int i = 0; i < 180; i++) {
      image.green()[i] = (float) (128 + 50 * Math.sin(2 * Math.PI * (i % 60) / 3.0));
    }
    CubicSpline sampler = new CubicSpline();
    sampler.read(image);
    float[] rgb = new float[3];
    double energy = 0;
    for (int x = 15; x < 45; x++) {
      sampler.sample(x + 0.5f, 1, rgb);
      energy += (rgb[1] - 128) * (rgb[1] - 128) / 30;
    }
    // By their frequency responses the spline keeps .77 and the Catmull-Rom kernel .47.
    assertThat(energy / (50 * 50 / 2.0)).isBetween(0.75, 1.05);
  }

  private static RgbImage picture() {
    RgbImage image = new RgbImage(20, 20);
    for (int i = 0; i < 400; i++) {
      image.red()[i] = i % 20 * 3 + i / 20 * 5;
      image.green()[i] = i * 7919 % 256;
    }
    return image;
  }

  private static ThinPlateSpline solved(double regularisation, float[] from, float[] to) {
    ThinPlateSpline spline = new ThinPlateSpline(regularisation);
    spline.place(from, from.length / 2, 100);
    spline.solve(from, to);
    return spline;
  }

  private static float[] points(int n, long seed) {
    Random random = new Random(seed);
    float[] points = new float[2 * n];
    for (int i = 0; i < points.length; i++) {
      points[i] = 200 * random.nextFloat();
    }
    return points;
  }

  private static float[] moved(float[] points, float by, long seed) {
    Random random = new Random(seed);
    float[] result = points.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] += by * (float) random.nextGaussian();
    }
    return result;
  }
}
