package org.redub.engine.analyse.face;

import org.redub.geometry.FaceMesh;
import org.redub.render.image.RgbImage;

/**
 * The colour contrast between lips and adjacent skin in one frame, without brightness, since light
 * and shadow affect both. Immutable by contract.
 *
 * @param contrast per landmark of OUTER_LIP the natural logarithms of the ratios lip to skin for
 *     red, green and blue, minus their mean
 */
@SuppressWarnings("ArrayRecordComponent")
record LipContrast(float[] contrast) {
  /** Values per landmark. */
  static final int CHANNELS = 3;

  /** Distance from the outer lip at which skin is sampled, relative to the mouth width. */
  private static final float SKIN_DISTANCE = 0.14f;

  /** Lower limit of colour values, 0..255; darker ones are noise. */
  private static final float MIN_VALUE = 4;

  private static final int[] OUTER = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE);
  private static final int[] INNER = FaceMesh.INNER_LIP.positionsIn(FaceMesh.LOWER_FACE);
  private static final int LEFT = FaceMesh.LOWER_FACE.indexOf(FaceMesh.LEFT_MOUTH_CORNER);
  private static final int RIGHT = FaceMesh.LOWER_FACE.indexOf(FaceMesh.RIGHT_MOUTH_CORNER);

  /**
   * Measures the lips of a face.
   *
   * @param points LOWER_FACE, n x (x, y), in pixels of {@code image}; outside it the nearest pixel
   *     is used
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
      double distance = Math.max(1e-6, Math.hypot(x - middleX, y - middleY));
      float step = (float) (SKIN_DISTANCE * width / distance);
      int skinX = Math.round(x + step * (x - middleX));
      int skinY = Math.round(y + step * (y - middleY));
      int lipX = Math.round((x + points[2 * INNER[k]]) / 2);
      int lipY = Math.round((y + points[2 * INNER[k] + 1]) / 2);
      float mean = 0;
      for (int c = 0; c < CHANNELS; c++) {
        float lip = SkinColours.mean(image, c, lipX, lipY, half);
        float skin = SkinColours.mean(image, c, skinX, skinY, half);
        float difference = (float) Math.log(Math.max(MIN_VALUE, lip) / Math.max(MIN_VALUE, skin));
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
