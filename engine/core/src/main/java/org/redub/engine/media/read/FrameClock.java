package org.redub.engine.media.read;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.VideoFormat;

/**
 * Assigns strictly increasing pts to frames: the pts of the stream if it is valid, and a repaired
 * one if it is missing, repeated or decreasing. Confined to one thread.
 */
final class FrameClock {
  private final VideoFormat format;
  private final long averageTicks;
  private long index;
  private long lastPts;
  private long lastTicks;
  private long shift;
  private int repaired;

  FrameClock(VideoFormat format) {
    this.format = format;
    averageTicks = format.frameTicks();
    lastTicks = averageTicks;
  }

  /** Assigns the time of the next frame in presentation order. */
  FrameTime assign(long ownPts, long ownTicks) {
    long ticks = ownTicks > 0 ? ownTicks : averageTicks;
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

  /** Number of frames whose pts was repaired. */
  int repairedFrames() {
    return repaired;
  }
}
