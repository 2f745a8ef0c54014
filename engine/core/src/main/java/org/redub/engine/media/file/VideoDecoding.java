package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avutil.AV_HWDEVICE_TYPE_CUDA;
import static org.bytedeco.ffmpeg.global.avutil.av_buffer_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_hwdevice_ctx_create;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.jspecify.annotations.Nullable;

/**
 * What decodes the video of takes: FFmpeg on the CPU, or a GPU's decoder (NVDEC) with the CPU for
 * what that does not take. All decoders share one context on the GPU, which is made when it is
 * first needed; it takes hundreds of megabytes there. Thread-safe; its owner closes it after the
 * decoders.
 */
public final class VideoDecoding implements AutoCloseable {
  /** FFmpeg's decoders on the CPU; needs no closing. */
  public static final VideoDecoding CPU = new VideoDecoding(null);

  private final @Nullable Integer gpu;
  private @Nullable AVBufferRef device;
  private @Nullable String obstacle;

  private VideoDecoding(@Nullable Integer gpu) {
    this.gpu = gpu;
  }

  /** The decoder of a GPU, and the CPU for what it does not take. */
  public static VideoDecoding onGpu(int index) {
    return new VideoDecoding(index);
  }

  /** Attaches the GPU to a decoder that is not open yet, if one was asked for and takes it. */
  GpuDecoder.Attempt attach(AVCodec decoder, AVCodecParameters stream, AVCodecContext codec) {
    if (gpu == null) {
      return GpuDecoder.Attempt.NONE;
    }
    String unsuitable = GpuDecoder.unsuitable(decoder, stream);
    if (unsuitable != null) {
      return new GpuDecoder.Attempt(null, unsuitable);
    }
    synchronized (this) {
      AVBufferRef made = device();
      return made == null
          ? new GpuDecoder.Attempt(null, obstacle)
          : new GpuDecoder.Attempt(new GpuDecoder(made, codec), null);
    }
  }

  /** Why the GPU cannot decode anything; null if it can, or if the CPU was asked for. */
  synchronized @Nullable String obstacle() {
    return gpu == null || device() != null ? null : obstacle;
  }

  private @Nullable AVBufferRef device() {
    if (device == null && obstacle == null) {
      FfmpegLog.install();
      AVBufferRef made = new AVBufferRef(null);
      int ret =
          av_hwdevice_ctx_create(
              made, AV_HWDEVICE_TYPE_CUDA, String.valueOf(gpu), (AVDictionary) null, 0);
      if (ret < 0) {
        obstacle = "the GPU's decoder does not start: " + FfmpegLog.explain(ret);
      } else {
        device = made;
      }
    }
    return device;
  }

  @Override
  public synchronized void close() {
    AVBufferRef made = device;
    if (made != null) {
      av_buffer_unref(made);
      device = null;
      obstacle = "it is closed";
    }
  }
}
