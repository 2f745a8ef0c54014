package org.redub.engine.analyse.face;

import org.redub.render.image.MouthAppearance;

/**
 * One frame in alignment: its lip points and the pixels around each. Changed by one thread a time.
 */
final class LipPatches {
  /** Pixels of a patch to either side of its middle; one more is kept for slopes. */
  static final int RADIUS = 4;

  /** Pixels of a patch's row with those for slopes. */
  static final int STRIDE = 2 * RADIUS + 3;

  static final int SIZE = STRIDE * STRIDE;

  private final int frame;
  private final LipPicture picture;
  private final MouthAppearance look;
  private final float[] points;
  private final float[] patches;

  LipPatches(int frame, LipPicture picture, MouthAppearance look) {
    this.frame = frame;
    this.picture = picture;
    this.look = look;
    points = picture.lips().clone();
    patches = new float[points.length / 2 * SIZE];
  }

  int frame() {
    return frame;
  }

  /** Lip points. */
  int count() {
    return points.length / 2;
  }

  /** Cuts the patches anew, each less its mean. */
  void cut() {
    for (int k = 0; k < count(); k++) {
      float mean = 0;
      for (int i = 0; i < SIZE; i++) {
        int row = i / STRIDE;
        float x = points[2 * k] + i % STRIDE - RADIUS - 1;
        float value = picture.at(x, points[2 * k + 1] + row - RADIUS - 1);
        patches[k * SIZE + i] = value;
        mean += value / SIZE;
      }
      for (int i = k * SIZE; i < (k + 1) * SIZE; i++) {
        patches[i] -= mean;
      }
    }
  }

  /** The patches, SIZE values a lip point; not a copy. */
  float[] patches() {
    return patches;
  }

  void move(float[] step) {
    for (int i = 0; i < points.length; i++) {
      points[i] += step[i];
    }
  }

  /** How far the points were moved, n x (x, y) in pixels of the frame. */
  float[] moved() {
    float[] moved = new float[points.length];
    for (int i = 0; i < points.length; i += 2) {
      float dx = points[i] - picture.lips()[i];
      float dy = points[i + 1] - picture.lips()[i + 1];
      moved[i] = picture.frameX(dx, dy);
      moved[i + 1] = picture.frameY(dx, dy);
    }
    return moved;
  }

  /** How far point coordinate {@code i} is from where it was tracked, in pixels of the picture. */
  float fromTracked(int i) {
    return points[i] - picture.lips()[i];
  }

  /**
   * How unlike two mouths are, in IOD.
   *
   * @param lookIod what a difference of looks as large as the skin's light counts
   */
  float distance(LipPatches other, float lookIod) {
    double shape = meanSquare(points, other.points);
    double looks = meanSquare(look.numbers(), other.look.numbers());
    return (float) (Math.sqrt(shape) / LipPicture.PX_PER_IOD + lookIod * Math.sqrt(looks));
  }

  private static double meanSquare(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum / a.length;
  }
}
