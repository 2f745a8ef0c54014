package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_FRAME_DURATION;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.ColourTags;
import org.redub.engine.media.file.FfmpegLog;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;

/**
 * Opens an H.264 encoder. An encoder in the list of FFmpeg may still not work on this machine, so
 * candidates are opened until one succeeds. Stateless.
 */
final class VideoEncoders {
  private static final List<String> CANDIDATES =
      List.of(
          "libx264",
          "h264_videotoolbox",
          "h264_nvenc",
          "libopenh264",
          "h264_mf",
          "h264_qsv",
          "h264_amf");

  /**
   * The bits of x264 depend on how many threads it has, so it has the same number everywhere:
   * enough for 16 processors, and no slower on two.
   */
  private static final int THREADS = 8;

  private static final Rational ASSUMED_RATE = new Rational(25, 1);

  private VideoEncoders() {}

  /** An open encoder for pictures of {@code width} x {@code height}; the caller frees it. */
  static AVCodecContext open(VideoFormat format, int width, int height, EncoderSettings settings) {
    List<String> candidates = EncoderOrder.of(settings.encoder(), CANDIDATES);
    List<String> failures = new ArrayList<>();
    for (String name : candidates) {
      AVCodec codec = avcodec_find_encoder_by_name(name);
      if (codec == null) {
        failures.add(name + ": not in this FFmpeg");
        continue;
      }
      AVCodecContext context = avcodec_alloc_context3(codec);
      if (context == null) {
        throw new RedubException(ErrorCode.INTERNAL, "no memory for an encoder");
      }
      describe(context, format, width, height);
      int ret = tryOpen(context, codec, options(name, context, settings));
      if (ret >= 0) {
        return context;
      }
      failures.add(name + ": " + FfmpegLog.explain(ret));
      avcodec_free_context(context);
    }
    throw new RedubException(
        ErrorCode.ENCODER_UNAVAILABLE,
        "no H.264 encoder can be opened for %dx%d (%s)"
            .formatted(width, height, String.join("; ", failures)));
  }

  private static void describe(AVCodecContext context, VideoFormat format, int width, int height) {
    Rational rate = format.frameRate().isKnown() ? format.frameRate() : ASSUMED_RATE;
    ColourTags colour = format.colour();
    context.width(width);
    context.height(height);
    context.pix_fmt(AV_PIX_FMT_YUV420P);
    context.time_base().num(format.timeBase().num()).den(format.timeBase().den());
    context.framerate().num(rate.num()).den(rate.den());
    Rational aspect = format.sampleAspect();
    context.sample_aspect_ratio().num(aspect.num()).den(aspect.den());
    context.colorspace(colour.matrix());
    context.color_range(colour.range());
    context.color_primaries(colour.primaries());
    context.color_trc(colour.transfer());
    context.chroma_sample_location(colour.chromaLocation());
    context.thread_count(THREADS);
    context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_FRAME_DURATION);
  }

  /** The options of each encoder for the quality of the settings. */
  private static Map<String, String> options(
      String name, AVCodecContext context, EncoderSettings settings) {
    String quality = Integer.toString(settings.crf());
    switch (name) {
      case "libx264" -> {
        return Map.of("preset", settings.preset(), "crf", quality);
      }
      case "h264_nvenc" -> {
        return Map.of("preset", "p4", "rc", "vbr", "cq", quality);
      }
      case "h264_videotoolbox" -> {
        context.flags(context.flags() | AV_CODEC_FLAG_QSCALE);
        context.global_quality((int) (FF_QP2LAMBDA * (100 - 1.6 * settings.crf())));
        return Map.of();
      }
      default -> {
        context.bit_rate(bitRateFor(context, settings.crf()));
        context.qmin(Math.max(1, settings.crf() - 6));
        context.qmax(Math.min(51, settings.crf() + 8));
        return Map.of();
      }
    }
  }

  /** Typical bits per second of talking people for a rate factor, halved every six steps. */
  private static long bitRateFor(AVCodecContext context, int crf) {
    double pixelsPerSecond =
        (double) context.width()
            * context.height()
            * context.framerate().num()
            / context.framerate().den();
    return Math.max(200_000, Math.round(pixelsPerSecond * 0.15 * Math.pow(2, (17 - crf) / 6.0)));
  }

  private static int tryOpen(AVCodecContext context, AVCodec codec, Map<String, String> options) {
    FfmpegLog.install();
    AVDictionary dictionary = new AVDictionary(null);
    try {
      options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
      return avcodec_open2(context, codec, dictionary);
    } finally {
      av_dict_free(dictionary);
    }
  }
}
