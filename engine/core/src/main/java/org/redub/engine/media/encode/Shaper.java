package org.redub.engine.media.encode;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Converts frames to the pixel format of an encoder. Confined to one thread; the owner closes it.
 */
interface Shaper extends AutoCloseable {
  /** The frame in the encoder's format, valid until the next call; without a time. */
  AVFrame shape(AVFrame frame);

  @Override
  void close();
}
