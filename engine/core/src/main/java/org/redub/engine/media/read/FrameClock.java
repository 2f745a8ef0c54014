package org.redub.engine.media.read;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.VideoFormat;

/**
 * Assigns strictly increasing pts to frames: the pts of the stream if it is valid, and a repaired
 * one if it is missing, repeated or decreasing. Confined to one thread.
 */
final class FrameClock {
  /** A pts that is this many frames early or less is a wrong one; more is a step of the clock. */
  private static final int MOST_WRONG_FRAMES = 2;

  /** Longer pauses are invalid timestamps. */
  private static final long LONGEST_PAUSE_US = 3_600_000_000L;

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
    boolean plausible = ownTicks > 0 && format.ptsUs(ownTicks) <= LONGEST_PAUSE_US;
    long ticks = plausible ? ownTicks : averageTicks;
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
    if (pts > lastPts && format.ptsUs(pts - lastPts) <= LONGEST_PAUSE_US) {
      return pts;
    }
    repaired++;
    long next = lastPts + lastTicks;
    if (pts > lastPts || next - pts > MOST_WRONG_FRAMES * Math.max(averageTicks, lastTicks)) {
      shift = next - ownPts;
      return next;
    }
    return lastPts + 1;
  }

  /** Number of frames whose pts was repaired. */
  int repairedFrames() {
    return repaired;
  }
}
