package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_INTERLACED;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_BB;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_BT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_TB;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_TT;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Whether frames consist of two fields taken one after the other, and which comes first. */
public enum FieldOrder {
  /** Frames are progressive. */
  NONE,
  /** Even rows, counted from 0, are earlier. */
  TOP_FIRST,
  /** Odd rows are earlier. */
  BOTTOM_FIRST;

  /** The order that a container declares. */
  public static FieldOrder of(@Nullable AVCodecParameters parameters) {
    int order = parameters == null ? 0 : parameters.field_order();
    if (order == AV_FIELD_TT || order == AV_FIELD_BT) {
      return TOP_FIRST;
    }
    return order == AV_FIELD_BB || order == AV_FIELD_TB ? BOTTOM_FIRST : NONE;
  }

  /** The order that a decoded frame declares. */
  public static FieldOrder of(AVFrame frame) {
    if ((frame.flags() & AV_FRAME_FLAG_INTERLACED) == 0) {
      return NONE;
    }
    return (frame.flags() & AV_FRAME_FLAG_TOP_FIELD_FIRST) != 0 ? TOP_FIRST : BOTTOM_FIRST;
  }
}
