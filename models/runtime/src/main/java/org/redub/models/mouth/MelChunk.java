package org.redub.models.mouth;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of mel columns that the network reads at once, and the frames of its output that are
 * used. At a cut the network sees padding although the sound continues; the affected frames are
 * computed and dropped. Immutable.
 *
 * @param firstColumn first column to read
 * @param columns number of columns to read
 * @param skip number of frames to drop at the start of the output
 * @param firstFrame the first used frame, counted from the start of the sound
 * @param frames number of used frames
 */
record MelChunk(int firstColumn, int columns, int skip, int firstFrame, int frames) {

  /** The first convolution takes every second column. */
  static final int COLUMNS_PER_FRAME = 2;

  /**
   * Number of frames that padding at a cut affects: 30 through the eight residual blocks (kernel 3,
   * dilations 1 2 4 8 1 2 4 8) and 1 through the first convolution (kernel 5: two columns on each
   * side).
   */
  static final int REACH_FRAMES = 31;

  /** 24 s of speech at 40 frames per second: a few megabytes of native memory. */
  static final int DEFAULT_FRAMES = 960;

  /** Number of frames of the network's output for {@code columns} columns. */
  static int framesOf(int columns) {
    return (columns + COLUMNS_PER_FRAME - 1) / COLUMNS_PER_FRAME;
  }

  /** Chunks that together cover every frame once, in order; empty without columns. */
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
