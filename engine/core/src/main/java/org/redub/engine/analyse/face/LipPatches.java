package org.redub.engine.analyse.face;

import org.redub.render.image.MouthAppearance;

/**
 * The lip landmarks of one frame during alignment, with the pixels around each. Mutable; confined
 * to one thread at a time.
 */
final class LipPatches {
  /** Pixels of a patch on either side of its centre, without the border for gradients. */
  static final int RADIUS = 4;

  /** Pixels of a row of a patch, including a border of one pixel for gradients. */
  static final int STRIDE = 2 * RADIUS + 3;

  static final int SIZE = STRIDE * STRIDE;

  private final int frame;
  private final LipPicture picture;
  private final MouthAppearance appearance;
  private final float[] points;
  private final float[] patches;

  LipPatches(int frame, LipPicture picture, MouthAppearance appearance) {
    this.frame = frame;
    this.picture = picture;
    this.appearance = appearance;
    points = picture.lips().clone();
    patches = new float[points.length / 2 * SIZE];
  }

  int frame() {
    return frame;
  }

  /** Number of lip landmarks. */
  int count() {
    return points.length / 2;
  }

  /** Samples the patches at the current landmarks and subtracts the mean of each. */
  void sample() {
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

  /** The patches, {@link #SIZE} values per landmark; not a copy. */
  float[] patches() {
    return patches;
  }

  void move(float[] step) {
    for (int i = 0; i < points.length; i++) {
      points[i] += step[i];
    }
  }

  /** Total displacement of the landmarks, n x (x, y) in pixels of the frame. */
  float[] displacement() {
    float[] displacement = new float[points.length];
    for (int i = 0; i < points.length; i += 2) {
      float dx = points[i] - picture.lips()[i];
      float dy = points[i + 1] - picture.lips()[i + 1];
      displacement[i] = picture.frameX(dx, dy);
      displacement[i + 1] = picture.frameY(dx, dy);
    }
    return displacement;
  }

  /** Displacement of coordinate {@code i} from its tracked value, in pixels of the picture. */
  float displacement(int i) {
    return points[i] - picture.lips()[i];
  }

  /**
   * Dissimilarity of two mouths, in IOD.
   *
   * @param appearanceIod weight of a difference in appearance, relative to the brightness of the
   *     skin
   */
  float distance(LipPatches other, float appearanceIod) {
    double shape = meanSquaredDifference(points, other.points);
    double appearanceDifference =
        meanSquaredDifference(appearance.numbers(), other.appearance.numbers());
    return (float)
        (Math.sqrt(shape) / LipPicture.PX_PER_IOD
            + appearanceIod * Math.sqrt(appearanceDifference));
  }

  private static double meanSquaredDifference(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum / a.length;
  }
}
