package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ASS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MOV_TEXT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_SUBRIP;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_TEXT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBVTT;
import static org.bytedeco.ffmpeg.global.avcodec.av_grow_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_shrink_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_decode_subtitle2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_encode_subtitle;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avsubtitle_free;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.Container;
import org.redub.engine.media.file.NativeScope;

/**
 * Converts text subtitles to the format that a container holds. Confined to one thread; the owner
 * closes it.
 */
final class SubtitleConverter implements AutoCloseable {
  private static final Set<Integer> TEXTS =
      Set.of(
          AV_CODEC_ID_SUBRIP,
          AV_CODEC_ID_ASS,
          AV_CODEC_ID_WEBVTT,
          AV_CODEC_ID_MOV_TEXT,
          AV_CODEC_ID_TEXT);

  /** Room for one subtitle. */
  private static final int MAX_BYTES = 1 << 16;

  private final NativeScope scope = new NativeScope();
  private final AVCodecContext decoder;
  private final AVCodecContext encoder;
  private final AVSubtitle subtitle;
  private final BytePointer buffer;

  /** The format that text subtitles are converted to; empty for pictures or if there is none. */
  static Optional<Integer> target(AVStream stream, Container container) {
    boolean text =
        stream.codecpar().codec_type() == AVMEDIA_TYPE_SUBTITLE
            && TEXTS.contains(stream.codecpar().codec_id());
    if (!text) {
      return Optional.empty();
    }
    return switch (container) {
      case MP4, MOV -> Optional.of(AV_CODEC_ID_MOV_TEXT);
      case MKV -> Optional.of(AV_CODEC_ID_SUBRIP);
      case WEBM -> Optional.of(AV_CODEC_ID_WEBVTT);
      default -> Optional.empty();
    };
  }

  /** Opens both codecs and describes the output stream. */
  SubtitleConverter(AVStream input, AVStream output, int codecId) {
    try {
      decoder = open(avcodec_find_decoder(input.codecpar().codec_id()), input, null);
      encoder = open(avcodec_find_encoder(codecId), input, decoder);
      avcodec_parameters_from_context(output.codecpar(), encoder);
      subtitle = scope.own(new AVSubtitle(), Pointer::close);
      buffer = scope.own(new BytePointer((long) MAX_BYTES), Pointer::close);
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  private AVCodecContext open(
      @Nullable AVCodec codec, AVStream input, @Nullable AVCodecContext styles) {
    AVCodecContext opening =
        scope.own(
            codec == null ? null : avcodec_alloc_context3(codec), c -> avcodec_free_context(c));
    if (styles == null) {
      avcodec_parameters_to_context(opening, input.codecpar());
      opening.pkt_timebase(input.time_base());
    } else if (styles.subtitle_header_size() > 0) {
      Pointer header = av_malloc(styles.subtitle_header_size() + 1L);
      Pointer.memset(header, 0, styles.subtitle_header_size() + 1L);
      Pointer.memcpy(header, styles.subtitle_header(), styles.subtitle_header_size());
      opening.subtitle_header(new BytePointer(header));
      opening.subtitle_header_size(styles.subtitle_header_size());
    }
    opening.time_base().num(1).den(1000);
    if (avcodec_open2(opening, codec, (AVDictionary) null) < 0) {
      throw new RedubException(
          ErrorCode.ENCODER_UNAVAILABLE, "subtitles cannot be converted with this FFmpeg");
    }
    return opening;
  }

  /** Replaces the content of a packet; false for one that shows nothing. */
  boolean convert(AVPacket packet) {
    int[] got = {0};
    if (avcodec_decode_subtitle2(decoder, subtitle, got, packet) < 0 || got[0] == 0) {
      return false;
    }
    try {
      subtitle.start_display_time(0);
      subtitle.pts(AV_NOPTS_VALUE);
      int bytes = avcodec_encode_subtitle(encoder, buffer, MAX_BYTES, subtitle);
      if (bytes <= 0) {
        return false;
      }
      av_shrink_packet(packet, 0);
      if (av_grow_packet(packet, bytes) < 0) {
        throw new RedubException(ErrorCode.INTERNAL, "no memory for a subtitle");
      }
      Pointer.memcpy(packet.data(), buffer, bytes);
      return true;
    } finally {
      avsubtitle_free(subtitle);
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
