package org.redub.engine.media.write;

import java.util.BitSet;

/**
 * The frames of a take that an output leaves as they are, and may copy without decoding and
 * encoding them. The array and the set are not to be changed afterwards.
 *
 * @param ptsUs the time of each frame of the take, in presentation order
 * @param frames numbers of the frames that stay as they are
 */
public record Unchanged(long[] ptsUs, BitSet frames) {
  /** Whether more than half of all frames stay as they are. */
  boolean isMostOfTheTake() {
    return 2 * frames.cardinality() > ptsUs.length;
  }

  /** Whether frames {@code from} to {@code end}, exclusive, all stay as they are. */
  boolean all(int from, int end) {
    return frames.nextClearBit(from) >= end;
  }
}
