package org.redub.engine.analyse.face;

import org.redub.geometry.FaceMesh;
import org.redub.geometry.MeshPoints;
import org.redub.render.image.RgbImage;

/**
 * The colours of one frame's lips and of the skin around them, each averaged over a small square.
 * Immutable by contract.
 *
 * @param rgb red, green and blue per point of {@link #POINTS}, unsigned
 */
@SuppressWarnings("ArrayRecordComponent")
record SkinColours(byte[] rgb) {
  /**
   * Landmarks at which colours are sampled, without the mouth interior, which changes during
   * speech.
   */
  static final MeshPoints POINTS =
      MeshPoints.union(FaceMesh.OUTER_LIP, FaceMesh.CHIN, FaceMesh.CHEEK);

  /** Side of a square, relative to the mouth width. */
  private static final float SIDE = 0.06f;

  private static final int[] IN_LOWER_FACE = POINTS.positionsIn(FaceMesh.LOWER_FACE);
  private static final int LEFT = FaceMesh.LOWER_FACE.indexOf(FaceMesh.LEFT_MOUTH_CORNER);
  private static final int RIGHT = FaceMesh.LOWER_FACE.indexOf(FaceMesh.RIGHT_MOUTH_CORNER);

  /**
   * Samples the colours of a face.
   *
   * @param points LOWER_FACE, n x (x, y), in pixels of {@code image}; outside it the nearest pixel
   *     is used
   */
  static SkinColours of(RgbImage image, float[] points) {
    double width =
        Math.hypot(
            points[2 * RIGHT] - points[2 * LEFT], points[2 * RIGHT + 1] - points[2 * LEFT + 1]);
    int half = halfSide(width);
    byte[] rgb = new byte[3 * POINTS.size()];
    for (int k = 0; k < IN_LOWER_FACE.length; k++) {
      int x = Math.round(points[2 * IN_LOWER_FACE[k]]);
      int y = Math.round(points[2 * IN_LOWER_FACE[k] + 1]);
      for (int c = 0; c < 3; c++) {
        float mean = mean(image, c, x, y, half);
        rgb[3 * k + c] = (byte) Math.max(0, Math.min(255, Math.round(mean)));
      }
    }
    return new SkinColours(rgb);
  }

  /** Half the side of the sampled squares for a mouth of {@code width} pixels. */
  static int halfSide(double width) {
    return (int) Math.max(1, Math.round(SIDE * width / 2));
  }

  /** Mean of a channel in a square; outside the picture the nearest pixel is used. */
  static float mean(RgbImage image, int channel, int x, int y, int half) {
    float[] plane = image.planes()[channel];
    float sum = 0;
    for (int v = y - half; v <= y + half; v++) {
      int row = Math.max(0, Math.min(image.height() - 1, v)) * image.width();
      for (int u = x - half; u <= x + half; u++) {
        sum += plane[row + Math.max(0, Math.min(image.width() - 1, u))];
      }
    }
    return sum / ((2 * half + 1) * (2 * half + 1));
  }

  /** One channel of one point, 0..255. */
  int value(int point, int channel) {
    return rgb[3 * point + channel] & 0xff;
  }
}
