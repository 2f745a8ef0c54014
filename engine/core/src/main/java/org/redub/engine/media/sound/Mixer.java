package org.redub.engine.media.sound;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Converts decoded sound of any format to planar floats of one rate and layout, and queues them.
 * Confined to one thread; the owner closes it.
 */
interface Mixer extends AutoCloseable {
  /** Number of channels that {@link #take} returns. */
  int channels();

  /** The channel layout that {@link #take} returns, as an FFmpeg mask. */
  long layoutMask();

  /** Converts a frame, whose format may differ from that of the last frame. */
  void put(AVFrame frame);

  /** Inserts silence of {@code durationUs} before the next samples. */
  void putSilence(long durationUs);

  /** Leaves out the next {@code durationUs} of the samples that follow. */
  void drop(long durationUs);

  /** Finishes the samples in the filter. The next samples start a new conversion. */
  void flush();

  /** Number of samples that wait. */
  int available();

  /**
   * Removes up to {@code count} finished samples from the queue.
   *
   * @param ended whether no more sound follows
   */
  int take(float[][] into, int from, int count, boolean ended);

  @Override
  void close();
}
