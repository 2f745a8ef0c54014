package org.redub.render.donor.mouth;

import org.redub.geometry.Points;
import org.redub.render.image.RgbImage;
import org.redub.render.matte.SoftEdge;
import org.redub.render.morph.LipLine;

/**
 * Draws the mouth interior where no donor shows it: a dark cavity, a tongue and, for a closed
 * donor, a row of upper teeth, in colours derived from the lips and the skin. Confined to one
 * thread.
 */
final class MouthInterior {
  private static final int[] SKIN = Points.positions(205, 425, 207, 427, 200);
  private static final int[] UPPER_LIP_OUTER = Points.positions(37, 0, 267);
  private static final int[] UPPER_LIP_INNER = Points.positions(82, 13, 312);
  private static final int[] LOWER_LIP_OUTER = Points.positions(84, 17, 314);
  private static final int[] LOWER_LIP_INNER = Points.positions(87, 14, 317);

  /** Height of the visible teeth and width of one, in IOD. */
  private static final float TEETH_IOD = 0.08f;

  private static final float TOOTH_IOD = 0.075f;

  private final float[] sample = new float[3];
  private final float[] lip = new float[3];
  private final float[] skin = new float[3];
  private float iodPx = 1;

  /** Measures the colours of {@code image} at the given LOWER_FACE points. */
  void prepare(RgbImage image, float[] points, float iodPx) {
    this.iodPx = iodPx;
    clear(lip);
    clear(skin);
    for (int position : SKIN) {
      add(image, points[2 * position], points[2 * position + 1], skin, 1f / SKIN.length);
    }
    for (int i = 0; i < 3; i++) {
      addBetween(image, points, UPPER_LIP_OUTER[i], UPPER_LIP_INNER[i]);
      addBetween(image, points, LOWER_LIP_OUTER[i], LOWER_LIP_INNER[i]);
    }
  }

  /** The skin's light: the mean of red, green and blue. */
  float skinLight() {
    return (skin[0] + skin[1] + skin[2]) / 3;
  }

  private static void clear(float[] colour) {
    colour[0] = 0;
    colour[1] = 0;
    colour[2] = 0;
  }

  private void addBetween(RgbImage image, float[] points, int outer, int inner) {
    float x = (points[2 * outer] + points[2 * inner]) / 2;
    float y = (points[2 * outer + 1] + points[2 * inner + 1]) / 2;
    add(image, x, y, lip, 1 / 6f);
  }

  private static void add(RgbImage image, float x, float y, float[] sum, float share) {
    int px = Math.max(0, Math.min(image.width() - 1, Math.round(x)));
    int py = Math.max(0, Math.min(image.height() - 1, Math.round(y)));
    int at = py * image.width() + px;
    sum[0] += share * image.red()[at];
    sum[1] += share * image.green()[at];
    sum[2] += share * image.blue()[at];
  }

  /**
   * The colour at the position that {@code line} has located, valid until the next call.
   *
   * @param teeth opacity of the drawn teeth, 0..1; 0 where the donor's own are visible
   */
  float[] shade(LipLine line, float teeth) {
    float below = line.belowUpperPx() / iodPx;
    float gap = line.openingPx() / iodPx;
    float side = Math.abs(2 * line.place() - 1);
    // Darkest behind the upper teeth and towards the corners; the tongue brightens the lower part.
    float tongue =
        SoftEdge.rise(0.25f * gap, 0.8f * gap, below)
            * SoftEdge.rise(0.06f, 0.16f, gap)
            * SoftEdge.fall(0.3f, 0.85f, side);
    float dark = 0.24f * (1 - 0.5f * side * side);
    for (int c = 0; c < 3; c++) {
      float cavity = lip[c] * dark * (c == 0 ? 1 : 0.6f);
      sample[c] = cavity + tongue * (lip[c] * (c == 0 ? 0.52f : 0.40f) - cavity);
    }
    float shown = teeth * teethAt(below, gap, side, line);
    float light = skinLight();
    float shadow = 0.70f + 0.30f * SoftEdge.rise(0, 0.045f, below);
    for (int c = 0; c < 3; c++) {
      float enamel = shadow * (0.80f * light + 0.25f * skin[c]) * (1 - 0.45f * side * side);
      sample[c] += shown * (enamel - sample[c]);
    }
    return sample;
  }

  /** Opacity of rounded teeth, the middle two longest, shaded where they meet. */
  private float teethAt(float below, float gap, float side, LipLine line) {
    float along = (line.place() - 0.5f) * line.lengthPx() / (TOOTH_IOD * iodPx);
    float between = Math.abs(along - Math.round(along));
    float rounded = 1 - 0.18f * SoftEdge.fall(0, 0.3f, between);
    float height =
        TEETH_IOD * (1 - 0.5f * side * side) * rounded * SoftEdge.rise(0.02f, 0.16f, gap);
    float edge = SoftEdge.fall(height - 0.014f, height + 0.010f, below);
    float crevice = 1 - 0.22f * SoftEdge.fall(0, 0.12f, between);
    return edge * crevice * SoftEdge.fall(0.45f, 0.85f, side);
  }
}
