package org.redub.geometry;

/** An affine map of the plane: (x, y) goes to (xx x + xy y + x0, yx x + yy y + y0). Immutable. */
public record Affine2(float xx, float xy, float x0, float yx, float yy, float y0) {

  public Affine2 {
    if (!(Math.abs(xx * yy - xy * yx) > 0)) {
      throw new IllegalArgumentException(
          "an affine map must have an inverse, got %s %s / %s %s".formatted(xx, xy, yx, yy));
    }
  }

  public float x(float x, float y) {
    return xx * x + xy * y + x0;
  }

  public float y(float x, float y) {
    return yx * x + yy * y + y0;
  }

  /** The larger of the lengths of the two transformed unit vectors. */
  public float scale() {
    return (float) Math.max(Math.hypot(xx, yx), Math.hypot(xy, yy));
  }

  /** The inverse map. */
  public Affine2 inverse() {
    float determinant = xx * yy - xy * yx;
    float a = yy / determinant;
    float b = -xy / determinant;
    float c = -yx / determinant;
    float d = xx / determinant;
    return new Affine2(a, b, -(a * x0 + b * y0), c, d, -(c * x0 + d * y0));
  }

  /** The same map for points whose origin is {@code (left, top)}. */
  public Affine2 from(float left, float top) {
    return new Affine2(xx, xy, x(left, top), yx, yy, y(left, top));
  }
}
