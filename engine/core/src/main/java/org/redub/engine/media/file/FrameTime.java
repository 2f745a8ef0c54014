package org.redub.engine.media.file;

/**
 * The presentation time of a frame. Immutable.
 *
 * @param index number of the frame in presentation order, from 0
 * @param pts pts in ticks of the stream's time base
 * @param durationTicks duration in ticks, above 0
 * @param ptsUs pts in microseconds of the stream's clock
 */
public record FrameTime(long index, long pts, long durationTicks, long ptsUs) {
  /** The time of a plate before a frame is read. */
  public static final FrameTime NONE = new FrameTime(-1, 0, 1, 0);
}
