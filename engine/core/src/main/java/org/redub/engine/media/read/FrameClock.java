package org.redub.engine.media.read;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.VideoFormat;

/**
 * Gives every frame a pts of its own, later than the one before it: the stream's own pts wherever
 * it has one that fits, a repaired one where it is missing, repeated or runs backwards. Confined to
 * one thread.
 */
final class FrameClock {
  private final VideoFormat format;
  private final long usualTicks;
  private long index;
  private long lastPts;
  private long lastTicks;
  private long shift;
  private int repaired;

  FrameClock(VideoFormat format) {
    this.format = format;
    usualTicks = format.frameTicks();
    lastTicks = usualTicks;
  }

  /** The time of the next frame in presentation order. */
  FrameTime place(long ownPts, long ownTicks) {
    long ticks = ownTicks > 0 ? ownTicks : usualTicks;
    long pts = index == 0 ? firstPts(ownPts) : laterPts(ownPts);
    lastPts = pts;
    lastTicks = ticks;
    return new FrameTime(index++, pts, ticks, format.ptsUs(pts));
  }

  private long firstPts(long ownPts) {
    if (ownPts == AV_NOPTS_VALUE) {
      repaired++;
      return format.timing().startPts();
    }
    return ownPts;
  }

  private long laterPts(long ownPts) {
    if (ownPts == AV_NOPTS_VALUE) {
      repaired++;
      return lastPts + lastTicks;
    }
    long pts = ownPts + shift;
    if (pts > lastPts) {
      return pts;
    }
    repaired++;
    boolean clockWasReset = format.ptsUs(lastPts - pts) >= 1_000_000;
    if (clockWasReset) {
      shift = lastPts + lastTicks - ownPts;
      return lastPts + lastTicks;
    }
    return lastPts + 1;
  }

  /** Frames whose pts had to be made up. */
  int repairedFrames() {
    return repaired;
  }
}
