package org.redub.engine.analyse.face;

import org.redub.render.image.RgbImage;

/**
 * A small picture of one frame's mouth for alignment: the green channel, in which lips differ most
 * from skin, rotated upright, with {@link #PX_PER_IOD} pixels per interocular distance, centred on
 * the tracked lips. Immutable by contract.
 */
final class LipPicture {
  static final float PX_PER_IOD = 96;

  private static final int WIDTH = Math.round(PX_PER_IOD);
  private static final int HEIGHT = Math.round(0.8f * PX_PER_IOD);

  /** Distance from the end of a row or column that leaves a neighbour for interpolation. */
  private static final float END_MARGIN = 1.001f;

  private final byte[] green;
  private final float[] lips;
  private final float cosine;
  private final float sine;

  private LipPicture(byte[] green, float[] lips, float cosine, float sine) {
    this.green = green;
    this.lips = lips;
    this.cosine = cosine;
    this.sine = sine;
  }

  /**
   * Samples the picture of a mouth.
   *
   * @param lips n x (x, y) in pixels of {@code image}
   * @param rightX x component of the vector between the outer eye corners, which is horizontal in
   *     the picture
   * @param rightY y component of that vector
   */
  static LipPicture of(RgbImage image, float[] lips, float rightX, float rightY) {
    int n = lips.length / 2;
    float middleX = 0;
    float middleY = 0;
    for (int k = 0; k < n; k++) {
      middleX += lips[2 * k] / n;
      middleY += lips[2 * k + 1] / n;
    }
    float cosine = rightX / PX_PER_IOD;
    float sine = rightY / PX_PER_IOD;
    byte[] green = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < green.length; i++) {
      int row = i / WIDTH;
      float u = i % WIDTH - WIDTH / 2f;
      float v = row - HEIGHT / 2f;
      float x = middleX + cosine * u - sine * v;
      float y = middleY + sine * u + cosine * v;
      green[i] = (byte) Math.max(0, Math.min(255, Math.round(greenAt(image, x, y))));
    }
    float squaredScale = Math.max(1e-9f, cosine * cosine + sine * sine);
    float[] lipsInPicture = new float[2 * n];
    for (int k = 0; k < n; k++) {
      float dx = lips[2 * k] - middleX;
      float dy = lips[2 * k + 1] - middleY;
      lipsInPicture[2 * k] = (cosine * dx + sine * dy) / squaredScale + WIDTH / 2f;
      lipsInPicture[2 * k + 1] = (cosine * dy - sine * dx) / squaredScale + HEIGHT / 2f;
    }
    return new LipPicture(green, lipsInPicture, cosine, sine);
  }

  private static float greenAt(RgbImage image, float x, float y) {
    float px = clamp(x, image.width());
    float py = clamp(y, image.height());
    int column = (int) px;
    int row = (int) py;
    int right = Math.min(column + 1, image.width() - 1);
    int below = Math.min(row + 1, image.height() - 1) * image.width();
    float[] from = image.green();
    int here = row * image.width();
    return interpolate(
        from[here + column],
        from[here + right],
        from[below + column],
        from[below + right],
        px - column,
        py - row);
  }

  private static float clamp(float position, int size) {
    return Math.max(0, Math.min(size - END_MARGIN, position));
  }

  private static float interpolate(float a, float b, float c, float d, float right, float down) {
    float upper = a + right * (b - a);
    return upper + down * (c + right * (d - c) - upper);
  }

  /** The tracked lip landmarks, n x (x, y) in pixels of this picture; not a copy. */
  float[] lips() {
    return lips;
  }

  /** The green value at a position, 0 to 255; outside, that of the nearest pixel. */
  float at(float x, float y) {
    float px = clamp(x, WIDTH);
    float py = clamp(y, HEIGHT);
    int column = (int) px;
    int row = (int) py;
    int i = row * WIDTH + column;
    return interpolate(
        green[i] & 255,
        green[i + 1] & 255,
        green[i + WIDTH] & 255,
        green[i + WIDTH + 1] & 255,
        px - column,
        py - row);
  }

  /** x component in the frame of a vector in this picture. */
  float frameX(float dx, float dy) {
    return cosine * dx - sine * dy;
  }

  /** y component in the frame of a vector in this picture. */
  float frameY(float dx, float dy) {
    return sine * dx + cosine * dy;
  }
}
