package org.redub.engine.analyse.face;

import org.redub.geometry.FaceMesh;
import org.redub.render.image.RgbImage;

/**
 * How one frame's lips differ from the skin beside them, in hue and saturation only: light and
 * shadow fall on both. Immutable by contract.
 *
 * @param contrast per point of OUTER_LIP the natural logarithms of red, green and blue of the lip
 *     inside it over those of the skin outside, less their mean
 */
@SuppressWarnings("ArrayRecordComponent")
record LipContrast(float[] contrast) {
  /** Numbers a point. */
  static final int CHANNELS = 3;

  /** How far outside the outer lip the skin is read, in shares of the mouth's width. */
  private static final float OUTSIDE = 0.14f;

  /** Darker than this is noise. */
  private static final float LEAST = 4;

  private static final int[] OUTER = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE);
  private static final int[] INNER = FaceMesh.INNER_LIP.positionsIn(FaceMesh.LOWER_FACE);
  private static final int LEFT = FaceMesh.LOWER_FACE.indexOf(FaceMesh.LEFT_MOUTH_CORNER);
  private static final int RIGHT = FaceMesh.LOWER_FACE.indexOf(FaceMesh.RIGHT_MOUTH_CORNER);

  /**
   * The contrast of a face's lips.
   *
   * @param points LOWER_FACE, n x (x, y), in pixels of {@code image}; outside it the nearest counts
   */
  static LipContrast of(RgbImage image, float[] points) {
    float middleX = 0;
    float middleY = 0;
    for (int outer : OUTER) {
      middleX += points[2 * outer] / OUTER.length;
      middleY += points[2 * outer + 1] / OUTER.length;
    }
    double width =
        Math.hypot(
            points[2 * RIGHT] - points[2 * LEFT], points[2 * RIGHT + 1] - points[2 * LEFT + 1]);
    int half = SkinColours.halfSide(width);
    float[] contrast = new float[CHANNELS * OUTER.length];
    for (int k = 0; k < OUTER.length; k++) {
      float x = points[2 * OUTER[k]];
      float y = points[2 * OUTER[k] + 1];
      double away = Math.max(1e-6, Math.hypot(x - middleX, y - middleY));
      float out = (float) (OUTSIDE * width / away);
      int skinX = Math.round(x + out * (x - middleX));
      int skinY = Math.round(y + out * (y - middleY));
      int lipX = Math.round((x + points[2 * INNER[k]]) / 2);
      int lipY = Math.round((y + points[2 * INNER[k] + 1]) / 2);
      float mean = 0;
      for (int c = 0; c < CHANNELS; c++) {
        float lip = SkinColours.mean(image, c, lipX, lipY, half);
        float skin = SkinColours.mean(image, c, skinX, skinY, half);
        float difference = (float) Math.log(Math.max(LEAST, lip) / Math.max(LEAST, skin));
        contrast[CHANNELS * k + c] = difference;
        mean += difference / CHANNELS;
      }
      for (int c = 0; c < CHANNELS; c++) {
        contrast[CHANNELS * k + c] -= mean;
      }
    }
    return new LipContrast(contrast);
  }
}
