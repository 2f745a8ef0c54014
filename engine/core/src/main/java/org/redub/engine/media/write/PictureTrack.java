package org.redub.engine.media.write;

import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.redub.engine.api.Notice;
import org.redub.engine.media.file.FrameTime;

/**
 * The video stream of an output: frames are encoded, or copied from elsewhere. Confined to one
 * thread; the owner closes it.
 */
interface PictureTrack extends AutoCloseable {
  AVStream stream();

  String encoderName();

  List<Notice> notices();

  /** Whether a frame must be passed to {@link #copy} instead of being encoded. */
  boolean copies(int frame);

  /** Encodes the next frame. */
  void encode(AVFrame frame);

  /**
   * Copies the next frame.
   *
   * @param time its time in ticks of the output
   */
  void copy(FrameTime time);

  /** Flushes the last encoder. */
  void finish();

  /** The copied frames, in order. */
  List<FrameRange> copied();

  /** The index of segments for later outputs; empty if there is none. */
  Optional<SegmentIndex> index();

  @Override
  void close();
}
