package org.redub.render.image;

import org.redub.geometry.FaceMesh;

/**
 * The appearance of a mouth in a few numbers at positions relative to its lips: lightness and
 * redness on five lines from the upper lip through the mouth interior to the lower lip, at nine
 * positions along each, relative to the light of the surrounding skin. It distinguishes mouths of
 * the same shape. Immutable by contract.
 *
 * @param numbers lightness and redness at each position
 * @param sharpness root mean square of the Laplacian over the lips, relative to the skin's light;
 *     motion blur and defocus lower it
 * @param light natural logarithms of the luma of the skin left of, right of, above and below the
 *     mouth, which describe the amount and direction of the light
 */
@SuppressWarnings("ArrayRecordComponent")
public record MouthAppearance(float[] numbers, float sharpness, float[] light) {
  private static final int[] UPPER_OUTER = mesh(185, 40, 39, 37, 0, 267, 269, 270, 409);
  private static final int[] UPPER_INNER = mesh(191, 80, 81, 82, 13, 312, 311, 310, 415);
  private static final int[] LOWER_INNER = mesh(95, 88, 178, 87, 14, 317, 402, 318, 324);
  private static final int[] LOWER_OUTER = mesh(146, 91, 181, 84, 17, 314, 405, 321, 375);
  private static final int[][] AROUND = {
    mesh(165, 167, 216, 207), mesh(391, 393, 436, 427), mesh(164, 167, 393), mesh(18, 83, 313)
  };
  private static final int[] SKIN = mesh(164, 167, 393, 18, 83, 313, 200);

  /** Positions of the three lines between the inner lips. */
  private static final float[] ACROSS = {0.15f, 0.5f, 0.85f};

  private static final int COLUMNS = 9;
  private static final int LINES = 5;

  /** Number of lightness and redness values. */
  public static final int SIZE = 2 * LINES * COLUMNS;

  /** Number of sides of the mouth whose light is measured. */
  public static final int SIDES = AROUND.length;

  private static final float MIN_SKIN = 16;

  private static int[] mesh(int... indices) {
    int[] positions = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      positions[i] = FaceMesh.LOWER_FACE.indexOf(indices[i]);
    }
    return positions;
  }

  /**
   * Measures the appearance of a mouth.
   *
   * @param points LOWER_FACE, n x (x, y), in pixels of {@code image}; outside it the nearest pixel
   *     is used
   */
  public static MouthAppearance of(RgbImage image, float[] points) {
    float skin = 0;
    for (int position : SKIN) {
      skin += luma(image, points[2 * position], points[2 * position + 1]) / SKIN.length;
    }
    float light = 1 / Math.max(MIN_SKIN, skin);
    float[] values = new float[SIZE];
    for (int column = 0; column < COLUMNS; column++) {
      put(image, points, UPPER_OUTER[column], UPPER_INNER[column], 0.5f, light, values, column);
      for (int k = 0; k < ACROSS.length; k++) {
        int at = (k + 1) * COLUMNS + column;
        put(image, points, UPPER_INNER[column], LOWER_INNER[column], ACROSS[k], light, values, at);
      }
      int last = (LINES - 1) * COLUMNS + column;
      put(image, points, LOWER_INNER[column], LOWER_OUTER[column], 0.5f, light, values, last);
    }
    return new MouthAppearance(
        values, light * sharpness(image, points), lightAround(image, points));
  }

  private static float[] lightAround(RgbImage image, float[] points) {
    float[] logarithms = new float[AROUND.length];
    for (int side = 0; side < AROUND.length; side++) {
      float sum = 0;
      for (int position : AROUND[side]) {
        sum += luma(image, points[2 * position], points[2 * position + 1]);
      }
      logarithms[side] = (float) Math.log(Math.max(1, sum / AROUND[side].length));
    }
    return logarithms;
  }

  /** Mean squared difference between the light on this mouth and on another. */
  public float lightDistance(MouthAppearance other) {
    float sum = 0;
    for (int side = 0; side < light.length; side++) {
      float d = light[side] - other.light[side];
      sum += d * d / light.length;
    }
    return sum;
  }

  private static float sharpness(RgbImage image, float[] points) {
    float left = points[2 * UPPER_OUTER[0]];
    float right = points[2 * UPPER_OUTER[COLUMNS - 1]];
    float top = points[2 * UPPER_OUTER[COLUMNS / 2] + 1];
    float bottom = points[2 * LOWER_OUTER[COLUMNS / 2] + 1];
    double squares = 0;
    int count = 0;
    for (float y = top; y <= bottom; y++) {
      for (float x = left; x <= right; x++) {
        float l =
            4 * green(image, x, y)
                - green(image, x - 1, y)
                - green(image, x + 1, y)
                - green(image, x, y - 1)
                - green(image, x, y + 1);
        squares += l * l;
        count++;
      }
    }
    return (float) Math.sqrt(squares / Math.max(1, count));
  }

  private static float green(RgbImage image, float x, float y) {
    return image.green()[index(image, x, y)];
  }

  /**
   * Mean lightness of the middle of a line, relative to the skin's light.
   *
   * @param line 0 is the upper lip, 1 to 3 are between the lips from top to bottom, 4 is the lower
   *     lip
   */
  public float lightness(int line) {
    float sum = 0;
    for (int column = 2; column < COLUMNS - 2; column++) {
      sum += numbers[2 * (line * COLUMNS + column)];
    }
    return sum / (COLUMNS - 4);
  }

  private static void put(
      RgbImage image,
      float[] points,
      int from,
      int to,
      float share,
      float light,
      float[] values,
      int at) {
    float x = points[2 * from] + share * (points[2 * to] - points[2 * from]);
    float y = points[2 * from + 1] + share * (points[2 * to + 1] - points[2 * from + 1]);
    values[2 * at] = light * luma(image, x, y);
    values[2 * at + 1] = light * redness(image, x, y);
  }

  private static float luma(RgbImage image, float x, float y) {
    float sum = 0;
    for (int k = 0; k < 9; k++) {
      int down = k / 3;
      int i = index(image, x + k % 3 - 1, y + down - 1);
      sum += 0.299f * image.red()[i] + 0.587f * image.green()[i] + 0.114f * image.blue()[i];
    }
    return sum / 9;
  }

  private static float redness(RgbImage image, float x, float y) {
    float sum = 0;
    for (int k = 0; k < 9; k++) {
      int down = k / 3;
      int i = index(image, x + k % 3 - 1, y + down - 1);
      sum += image.red()[i] - image.green()[i];
    }
    return sum / 9;
  }

  private static int index(RgbImage image, float x, float y) {
    int px = Math.max(0, Math.min(image.width() - 1, Math.round(x)));
    int py = Math.max(0, Math.min(image.height() - 1, Math.round(y)));
    return py * image.width() + px;
  }
}
