package org.redub.engine.media.write;

import java.util.ArrayList;
import java.util.List;

/**
 * Decode times of a picture that several encoders write one after the other: those of the frames
 * shown {@code delay} frames earlier, as x264 has them, so that they rise across encoders. Confined
 * to one thread.
 */
final class DecodeClock {
  private final int delayFrames;
  private final List<Long> first = new ArrayList<>();
  private final List<Long> waiting = new ArrayList<>();
  private int packets;

  /**
   * A clock.
   *
   * @param delayFrames how many frames at most are decoded before one that is shown before them
   */
  DecodeClock(int delayFrames) {
    this.delayFrames = delayFrames;
  }

  /** Adds the next frame in the order they are shown. */
  void shown(long pts) {
    if (first.size() <= delayFrames) {
      first.add(pts);
    }
    waiting.add(pts);
  }

  /**
   * The decode time of the next packet; at least {@code delayFrames} more frames are known or all.
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
