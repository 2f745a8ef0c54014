package org.redub.engine.media.encode;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INP;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.ColourTags;
import org.redub.engine.media.file.NativeScope;

/**
 * Converts frames to the pixel format of an encoder with the matrix and range of their colour
 * description. Confined to one thread; the owner closes it.
 */
final class FrameShaper implements Shaper {
  private static final int FLAGS =
      SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP | SWS_FULL_CHR_H_INT;
  private static final int UNITY = 1 << 16;

  private final NativeScope scope = new NativeScope();
  private final SwsContext scaler;
  private final AVFrame shaped;
  private final int height;

  /**
   * A shaper.
   *
   * @param from pixel format of the frames, as AVPixelFormat
   * @param to pixel format of the encoder
   * @param colour colour description of the frames
   * @param toFullRange whether samples of the encoder cover the full range
   */
  FrameShaper(int width, int height, int from, int to, ColourTags colour, boolean toFullRange) {
    this.height = height;
    try {
      shaped = scope.own(av_frame_alloc(), f -> av_frame_free(f));
      shaped.format(to).width(width).height(height);
      if (av_frame_get_buffer(shaped, 0) < 0) {
        throw new RedubException(
            ErrorCode.INTERNAL, "no memory for a %dx%d frame".formatted(width, height));
      }
      scaler =
          scope.own(
              sws_getContext(
                  width, height, from, width, height, to, FLAGS, null, null, (DoublePointer) null),
              s -> sws_freeContext(s));
      int matrix = colour.matrixOr(height);
      sws_setColorspaceDetails(
          scaler,
          sws_getCoefficients(matrix),
          colour.fullRange() ? 1 : 0,
          sws_getCoefficients(matrix),
          toFullRange ? 1 : 0,
          0,
          UNITY,
          UNITY);
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  @Override
  public AVFrame shape(AVFrame frame) {
    // An encoder may still hold the last frame.
    av_frame_make_writable(shaped);
    sws_scale(scaler, frame.data(), frame.linesize(), 0, height, shaped.data(), shaped.linesize());
    return shaped;
  }

  @Override
  public void close() {
    scope.close();
  }
}
