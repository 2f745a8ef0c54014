package org.redub.models.face;

/** The landmarks that the attention model's lip branch places: four rings of 20. Stateless. */
final class LipPoints {

  /** Outer border, two rings on the red of the lips, inner border. */
  private static final int[][] RINGS = {
    {61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185},
    {76, 77, 90, 180, 85, 16, 315, 404, 320, 307, 306, 408, 304, 303, 302, 11, 72, 73, 74, 184},
    {62, 96, 89, 179, 86, 15, 316, 403, 319, 325, 292, 407, 272, 271, 268, 12, 38, 41, 42, 183},
    {78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191},
  };

  private LipPoints() {}

  /** For each landmark whether it belongs to the lips. */
  static boolean[] mask(int landmarks) {
    boolean[] mask = new boolean[landmarks];
    for (int[] ring : RINGS) {
      for (int point : ring) {
        mask[point] = true;
      }
    }
    return mask;
  }
}
