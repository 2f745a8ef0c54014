package org.redub.engine.media.file;

/**
 * When a frame is shown. Immutable.
 *
 * @param index number of the frame in presentation order, from 0
 * @param pts ticks of the stream's time base
 * @param durationTicks how long it is shown, in ticks, above 0
 * @param ptsUs pts in microseconds of the stream's clock
 */
public record FrameTime(long index, long pts, long durationTicks, long ptsUs) {
  /** Before any frame was read. */
  public static final FrameTime NONE = new FrameTime(-1, 0, 1, 0);
}
