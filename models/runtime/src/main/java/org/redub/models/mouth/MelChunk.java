package org.redub.models.mouth;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of mel columns that the network reads at once, and the frames of its answer that count.
 * At a cut the network sees padding where sound goes on; the frames this reaches are computed and
 * dropped. Immutable.
 *
 * @param firstColumn first column to read
 * @param columns columns to read
 * @param skip frames of the answer to drop at the start
 * @param firstFrame frame of the whole that follows them
 * @param frames frames that count
 */
record MelChunk(int firstColumn, int columns, int skip, int firstFrame, int frames) {

  /** The first convolution takes every second column. */
  static final int COLUMNS_PER_FRAME = 2;

  /**
   * Frames that padding at a cut can reach: 30 through the eight residual blocks (kernel 3,
   * dilations 1 2 4 8 1 2 4 8, so that many frames each side) and 1 through the first convolution
   * (kernel 5: two columns each side).
   */
  static final int REACH_FRAMES = 31;

  /** 24 s of speech at 40 frames a second: a few megabytes of native memory. */
  static final int DEFAULT_FRAMES = 960;

  /** Frames of the network's answer to so many columns. */
  static int framesOf(int columns) {
    return (columns + COLUMNS_PER_FRAME - 1) / COLUMNS_PER_FRAME;
  }

  /** Chunks that together answer for every frame once, in order; none for no columns. */
  static List<MelChunk> plan(int totalColumns, int framesPerChunk) {
    int total = framesOf(totalColumns);
    List<MelChunk> chunks = new ArrayList<>();
    for (int first = 0; first < total; first += framesPerChunk) {
      int count = Math.min(framesPerChunk, total - first);
      int readFrom = Math.max(0, first - REACH_FRAMES);
      int readTo = Math.min(total, first + count + REACH_FRAMES);
      int firstColumn = readFrom * COLUMNS_PER_FRAME;
      int endColumn = Math.min(totalColumns, readTo * COLUMNS_PER_FRAME);
      chunks.add(
          new MelChunk(firstColumn, endColumn - firstColumn, first - readFrom, first, count));
    }
    return chunks;
  }
}
