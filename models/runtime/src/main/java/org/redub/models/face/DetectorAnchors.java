package org.redub.models.face;

/**
 * Centres that the detectors' regressors count from, as shares of the letterbox, x and y each:
 * cells row by row, y outermost.
 */
final class DetectorAnchors {
  private DetectorAnchors() {}

  /** Grid of {@code cells} x {@code cells} cells with {@code perCell} anchors each. */
  static float[] grid(int cells, int perCell) {
    float[] anchors = new float[2 * cells * cells * perCell];
    int at = 0;
    for (int y = 0; y < cells; y++) {
      for (int x = 0; x < cells; x++) {
        for (int k = 0; k < perCell; k++) {
          anchors[at++] = (x + 0.5f) / cells;
          anchors[at++] = (y + 0.5f) / cells;
        }
      }
    }
    return anchors;
  }

  /** Both lists, one after the other. */
  static float[] join(float[] first, float[] second) {
    float[] joined = new float[first.length + second.length];
    System.arraycopy(first, 0, joined, 0, first.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
