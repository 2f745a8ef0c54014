package org.redub.engine.media.plate;

/**
 * A run of pixels of one row of a plate, with chroma interpolated bilinearly between the centres of
 * its blocks. Positions outside the plate have the values of the nearest pixel. Confined to one
 * thread.
 */
final class PixelRow {
  private final Plate plate;
  private final int left;
  private final int firstBlock;
  private final float[] blockU;
  private final float[] blockV;

  /** Luma of each pixel of the run. */
  final float[] luma;

  /** U at each pixel of the run. */
  final float[] u;

  /** V at each pixel of the run. */
  final float[] v;

  /**
   * A run of {@code length} pixels from column {@code left}, which may extend outside the plate.
   */
  PixelRow(Plate plate, int left, int length) {
    this.plate = plate;
    this.left = left;
    luma = new float[length];
    u = new float[length];
    v = new float[length];
    int first = PlateBoxes.clamp(left, plate.width()) / 2 - 1;
    int last = PlateBoxes.clamp(left + length - 1, plate.width()) / 2 + 1;
    firstBlock = first;
    blockU = new float[last - first + 1];
    blockV = new float[blockU.length];
  }

  /** Moves to row {@code y} of the plate. */
  void select(int y) {
    interpolateDown(y);
    byte[] samples = plate.luma();
    int row = y * plate.width();
    int from = Math.max(0, Math.min(luma.length, -left));
    int to = Math.max(from, Math.min(luma.length, plate.width() - left));
    for (int i = from; i < to; i++) {
      luma[i] = samples[row + left + i] & 0xFF;
    }
    interpolateAcross(from, to);
    for (int i = 0; i < luma.length; i++) {
      if (i < from || i >= to) {
        int x = PlateBoxes.clamp(left + i, plate.width());
        luma[i] = samples[row + x] & 0xFF;
        u[i] = across(blockU, x);
        v[i] = across(blockV, x);
      }
    }
  }

  private void interpolateDown(int y) {
    int columns = plate.chromaWidth();
    int near = (y / 2) * columns;
    int far = PlateBoxes.clamp(y / 2 + ((y & 1) == 0 ? -1 : 1), plate.chromaHeight()) * columns;
    byte[] planeU = plate.chromaU();
    byte[] planeV = plate.chromaV();
    for (int i = 0; i < blockU.length; i++) {
      int column = PlateBoxes.clamp(firstBlock + i, columns);
      blockU[i] = 0.75f * (planeU[near + column] & 0xFF) + 0.25f * (planeU[far + column] & 0xFF);
      blockV[i] = 0.75f * (planeV[near + column] & 0xFF) + 0.25f * (planeV[far + column] & 0xFF);
    }
  }

  private void interpolateAcross(int from, int to) {
    for (int i = from; i < to; i++) {
      int x = left + i;
      int near = (x >> 1) - firstBlock;
      int far = near + ((x & 1) << 1) - 1;
      u[i] = 0.75f * blockU[near] + 0.25f * blockU[far];
      v[i] = 0.75f * blockV[near] + 0.25f * blockV[far];
    }
  }

  private float across(float[] blocks, int x) {
    int near = x / 2 - firstBlock;
    return 0.75f * blocks[near] + 0.25f * blocks[near + ((x & 1) << 1) - 1];
  }
}
