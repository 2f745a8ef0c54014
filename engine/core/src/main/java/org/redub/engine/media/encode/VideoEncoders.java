package org.redub.engine.media.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_FRAME_DURATION;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_INTERLACED_DCT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_INTERLACED_ME;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_BB;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_TT;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
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
import org.redub.engine.media.file.FieldOrder;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;

/**
 * Opens encoders for video. An encoder in the list of FFmpeg may still not work on this machine, so
 * candidates are opened until one succeeds. Stateless.
 */
public final class VideoEncoders {
  /**
   * The bits of x264 depend on how many threads it has, so it has the same number everywhere:
   * enough for 16 processors, and no slower on two.
   */
  private static final int THREADS = 8;

  private static final Rational ASSUMED_RATE = new Rational(25, 1);

  private VideoEncoders() {}

  /** An open encoder for {@code target}; the caller frees it. */
  public static AVCodecContext open(EncoderTarget target, EncoderSettings settings) {
    List<String> candidates = EncoderOrder.of(settings.encoder(), target.codec().encoders());
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
      describe(context, target);
      int ret = tryOpen(context, codec, EncoderTuning.options(name, context, target, settings));
      if (ret >= 0) {
        return context;
      }
      failures.add(name + ": " + FfmpegLog.explain(ret));
      avcodec_free_context(context);
    }
    throw new RedubException(
        ErrorCode.ENCODER_UNAVAILABLE,
        "no %s encoder can be opened for %dx%d (%s)"
            .formatted(
                target.codec().title(),
                target.width(),
                target.height(),
                String.join("; ", failures)));
  }

  private static void describe(AVCodecContext context, EncoderTarget target) {
    VideoFormat format = target.format();
    Rational rate = format.frameRate().isKnown() ? format.frameRate() : ASSUMED_RATE;
    ColourTags colour = format.colour();
    context.width(target.width());
    context.height(target.height());
    context.pix_fmt(target.pixelFormat());
    context.time_base().num(format.timeBase().num()).den(format.timeBase().den());
    context.framerate().num(rate.num()).den(rate.den());
    Rational aspect = format.sampleAspect();
    context.sample_aspect_ratio().num(aspect.num()).den(aspect.den());
    boolean rgb = target.codec().rgb();
    context.colorspace(rgb ? AVCOL_SPC_RGB : colour.matrix());
    boolean full = rgb || target.codec() == PictureCodec.MJPEG;
    context.color_range(full ? AVCOL_RANGE_JPEG : colour.range());
    context.color_primaries(colour.primaries());
    context.color_trc(colour.transfer());
    context.chroma_sample_location(colour.chromaLocation());
    context.thread_count(THREADS);
    context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_FRAME_DURATION);
    if (target.interlaced()) {
      boolean topFirst = target.fields() == FieldOrder.TOP_FIRST;
      context.field_order(topFirst ? AV_FIELD_TT : AV_FIELD_BB);
      context.flags(context.flags() | AV_CODEC_FLAG_INTERLACED_DCT | AV_CODEC_FLAG_INTERLACED_ME);
    }
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
