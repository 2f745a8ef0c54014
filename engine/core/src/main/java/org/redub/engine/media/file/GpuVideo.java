package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.jspecify.annotations.Nullable;

/** What FFmpeg can do on a GPU of NVIDIA. Stateless. */
public final class GpuVideo {
  /** FFmpeg's names of its encoders on such GPUs end with this. */
  public static final String ENCODER_SUFFIX = "_nvenc";

  private GpuVideo() {}

  /** Why the decoder of that GPU (NVDEC) cannot be used; null if it can. */
  public static @Nullable String decoderObstacle(int gpu) {
    try (VideoDecoding decoding = VideoDecoding.onGpu(gpu)) {
      return decoding.obstacle();
    }
  }

  /**
   * Why the encoder of a GPU (NVENC) cannot encode pictures of that size; null if it can. Some GPUs
   * for computing centres have none.
   *
   * @param encoder FFmpeg's name, for example {@code h264_nvenc}
   */
  public static @Nullable String encoderObstacle(String encoder, int width, int height) {
    FfmpegLog.install();
    AVCodec codec = avcodec_find_encoder_by_name(encoder);
    if (codec == null) {
      return "FFmpeg was built without " + encoder;
    }
    AVCodecContext context = avcodec_alloc_context3(codec);
    try {
      context.width(width).height(height).pix_fmt(AV_PIX_FMT_YUV420P);
      context.time_base().num(1).den(25);
      int ret = avcodec_open2(context, codec, (AVDictionary) null);
      return ret < 0 ? FfmpegLog.explain(ret) : null;
    } finally {
      avcodec_free_context(context);
    }
  }
}
