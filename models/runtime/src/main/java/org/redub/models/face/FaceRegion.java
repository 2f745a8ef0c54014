package org.redub.models.face;

/**
 * A rotated square of a picture that contains a face. Immutable.
 *
 * @param centerX centre in image pixels, as continuous coordinates (the top-left pixel covers 0..1)
 * @param centerY centre in image pixels, as continuous coordinates
 * @param sidePx side in image pixels, greater than 0
 * @param rotationRad clockwise rotation on screen of the square's x axis against the picture's
 */
public record FaceRegion(double centerX, double centerY, double sidePx, double rotationRad) {

  public FaceRegion {
    if (!(sidePx > 0) || !Double.isFinite(centerX + centerY + sidePx + rotationRad)) {
      throw new IllegalArgumentException(
          "a face region needs finite numbers and a side above 0, got centre (%s, %s), side %s, rotation %s"
              .formatted(centerX, centerY, sidePx, rotationRad));
    }
  }

  /**
   * x of the image pixel index (origin: centre of the top-left pixel) under (u, v), both in
   * -0.5..0.5 of the square.
   */
  public double imageX(double u, double v) {
    return centerX + (u * Math.cos(rotationRad) - v * Math.sin(rotationRad)) * sidePx - 0.5;
  }

  /**
   * y of the image pixel index (origin: centre of the top-left pixel) under (u, v), both in
   * -0.5..0.5 of the square.
   */
  public double imageY(double u, double v) {
    return centerY + (u * Math.sin(rotationRad) + v * Math.cos(rotationRad)) * sidePx - 0.5;
  }
}
