package org.redub.engine.media.write;

import java.util.ArrayList;
import java.util.List;

/**
 * Assigns decode timestamps to video that several encoders write one after the other. As in x264,
 * the dts of a packet is the pts of the frame {@code delayFrames} earlier, so that dts increase
 * across encoders. Confined to one thread.
 */
final class DecodeClock {
  private final int delayFrames;
  private final List<Long> first = new ArrayList<>();
  private final List<Long> waiting = new ArrayList<>();
  private int packets;

  /**
   * A clock.
   *
   * @param delayFrames largest number of frames that are decoded before a frame that is shown
   *     before them
   */
  DecodeClock(int delayFrames) {
    this.delayFrames = delayFrames;
  }

  /**
   * A clock that knows the first frames in advance.
   *
   * @param known pts of the first {@code delayFrames} + 1 frames, or of all if there are fewer
   */
  DecodeClock(int delayFrames, List<Long> known) {
    this(delayFrames);
    first.addAll(known);
  }

  /** Adds the next frame in presentation order. */
  void shown(long pts) {
    if (first.size() <= delayFrames) {
      first.add(pts);
    }
    waiting.add(pts);
  }

  /**
   * The dts of the next packet. By then {@code delayFrames} further frames must have been added, or
   * all frames.
   */
  long next() {
    int packet = packets++;
    if (packet >= delayFrames) {
      return waiting.remove(0);
    }
    long delay = first.size() > delayFrames ? first.get(delayFrames) - first.get(0) : 0;
    return first.get(packet) - delay;
  }
}
