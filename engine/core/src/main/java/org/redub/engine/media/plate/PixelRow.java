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
  private final int shiftX;
  private final int shiftY;
  private final Samples lumaSamples;
  private final Samples samplesU;
  private final Samples samplesV;
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
    shiftX = plate.layout().chromaShiftX();
    shiftY = plate.layout().chromaShiftY();
    lumaSamples = new Samples(plate, 0);
    samplesU = new Samples(plate, 1);
    samplesV = new Samples(plate, 2);
    int first = (PlateBoxes.clamp(left, plate.width()) >> shiftX) - 1;
    int last = (PlateBoxes.clamp(left + length - 1, plate.width()) >> shiftX) + 1;
    firstBlock = first;
    blockU = new float[last - first + 1];
    blockV = new float[blockU.length];
  }

  /** Moves to row {@code y} of the plate. */
  void select(int y) {
    interpolateDown(y);
    int row = y * plate.width();
    int from = Math.max(0, Math.min(luma.length, -left));
    int to = Math.max(from, Math.min(luma.length, plate.width() - left));
    for (int i = from; i < to; i++) {
      luma[i] = lumaSamples.get(row + left + i);
    }
    interpolateAcross(from, to);
    for (int i = 0; i < luma.length; i++) {
      if (i < from || i >= to) {
        int x = PlateBoxes.clamp(left + i, plate.width());
        luma[i] = lumaSamples.get(row + x);
        u[i] = across(blockU, x);
        v[i] = across(blockV, x);
      }
    }
  }

  private void interpolateDown(int y) {
    int columns = plate.chromaWidth();
    int near = (y >> shiftY) * columns;
    int beside = shiftY == 0 ? y : (y >> 1) + ((y & 1) == 0 ? -1 : 1);
    int far = PlateBoxes.clamp(beside, plate.chromaHeight()) * columns;
    for (int i = 0; i < blockU.length; i++) {
      int column = PlateBoxes.clamp(firstBlock + i, columns);
      blockU[i] = 0.75f * samplesU.get(near + column) + 0.25f * samplesU.get(far + column);
      blockV[i] = 0.75f * samplesV.get(near + column) + 0.25f * samplesV.get(far + column);
    }
  }

  private void interpolateAcross(int from, int to) {
    if (shiftX == 0) {
      System.arraycopy(blockU, left + from - firstBlock, u, from, to - from);
      System.arraycopy(blockV, left + from - firstBlock, v, from, to - from);
      return;
    }
    for (int i = from; i < to; i++) {
      int x = left + i;
      int near = (x >> 1) - firstBlock;
      int far = near + ((x & 1) << 1) - 1;
      u[i] = 0.75f * blockU[near] + 0.25f * blockU[far];
      v[i] = 0.75f * blockV[near] + 0.25f * blockV[far];
    }
  }

  private float across(float[] blocks, int x) {
    int near = (x >> shiftX) - firstBlock;
    return shiftX == 0
        ? blocks[near]
        : 0.75f * blocks[near] + 0.25f * blocks[near + ((x & 1) << 1) - 1];
  }
}
