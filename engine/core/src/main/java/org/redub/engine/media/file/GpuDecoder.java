package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_HW_CONFIG_METHOD_HW_DEVICE_CTX;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_hw_config;
import static org.bytedeco.ffmpeg.global.avutil.AV_HWDEVICE_TYPE_CUDA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.av_buffer_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_transfer_data;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecHWConfig;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * A GPU's video decoder (NVDEC), attached to one of FFmpeg's decoders before that is opened. Used
 * for 8-bit 4:2:0 only: the standards define those frames to the bit, so that they are the same as
 * the CPU's. FFmpeg itself goes on with the CPU if the GPU does not take a stream. Confined to one
 * thread; the owner closes it after the decoder.
 */
final class GpuDecoder implements AutoCloseable {
  private final NativeScope scope = new NativeScope();
  private final AVFrame downloaded;
  private boolean used;

  /**
   * A decoder on a GPU.
   *
   * @param device the context on the GPU, which stays the caller's
   * @param codec FFmpeg's decoder, not open yet
   */
  GpuDecoder(AVBufferRef device, AVCodecContext codec) {
    downloaded = scope.own(av_frame_alloc(), frame -> av_frame_free(frame));
    codec.hw_device_ctx(av_buffer_ref(device));
    // Frames are decoded side by side on the GPU, not by threads.
    codec.thread_count(1);
  }

  /** A decoder on a GPU, or why there is none. */
  record Attempt(@Nullable GpuDecoder decoder, @Nullable String obstacle) {
    /** The CPU was asked for. */
    static final Attempt NONE = new Attempt(null, null);
  }

  /** Why a GPU is not tried for a stream; null if it is. */
  static @Nullable String unsuitable(AVCodec decoder, AVCodecParameters stream) {
    if (stream.format() != AV_PIX_FMT_YUV420P && stream.format() != AV_PIX_FMT_YUVJ420P) {
      return "it is not 8-bit 4:2:0";
    }
    return takes(decoder)
        ? null
        : "FFmpeg has no decoder on GPUs for " + decoder.name().getString();
  }

  private static boolean takes(AVCodec decoder) {
    for (int i = 0; ; i++) {
      AVCodecHWConfig config = avcodec_get_hw_config(decoder, i);
      if (config == null) {
        return false;
      }
      if (config.device_type() == AV_HWDEVICE_TYPE_CUDA
          && (config.methods() & AV_CODEC_HW_CONFIG_METHOD_HW_DEVICE_CTX) != 0) {
        return true;
      }
    }
  }

  /**
   * Copies a frame from the GPU's memory into the frame itself; leaves a frame of the CPU as it is.
   *
   * @return 0, or FFmpeg's error
   */
  int download(AVFrame frame) {
    if (frame.hw_frames_ctx() == null) {
      return 0;
    }
    int ret = av_hwframe_transfer_data(downloaded, frame, 0);
    if (ret < 0) {
      return ret;
    }
    av_frame_copy_props(downloaded, frame);
    av_frame_unref(frame);
    av_frame_move_ref(frame, downloaded);
    used = true;
    return 0;
  }

  /** Whether a frame came from the GPU. */
  boolean used() {
    return used;
  }

  @Override
  public void close() {
    scope.close();
  }
}
