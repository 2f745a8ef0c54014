package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/** Sends frames through an open encoder into a stream of a muxer. Confined to one thread. */
public final class TrackEncoder implements AutoCloseable {
  private final NativeScope scope = new NativeScope();
  private final Muxer muxer;
  private final AVCodecContext codec;
  private final AVStream stream;
  private final AVPacket packet;
  private final Consumer<AVPacket> onPacket;

  /** Takes over {@code openCodec} and adds a stream for it. */
  public TrackEncoder(Muxer muxer, AVCodecContext openCodec) {
    this(muxer, openCodec, null, packet -> {});
  }

  /**
   * Takes over {@code openCodec}.
   *
   * @param goesOn the stream of an encoder with the same header that this one goes on with; null to
   *     add a stream
   * @param onPacket sees every packet before the muxer and may change its times
   */
  public TrackEncoder(
      Muxer muxer,
      AVCodecContext openCodec,
      @Nullable AVStream goesOn,
      Consumer<AVPacket> onPacket) {
    this.muxer = muxer;
    this.onPacket = onPacket;
    try {
      codec = scope.own(openCodec, c -> avcodec_free_context(c));
      packet = scope.own(av_packet_alloc(), p -> av_packet_free(p));
      stream = goesOn == null ? muxer.newStream() : goesOn;
      if (goesOn == null) {
        avcodec_parameters_from_context(stream.codecpar(), codec);
        stream.time_base(codec.time_base());
      }
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  public AVCodecContext codec() {
    return codec;
  }

  public AVStream stream() {
    return stream;
  }

  public String encoderName() {
    return codec.codec().name().getString();
  }

  /** Encodes a frame, or with null what the encoder still holds. */
  public void encode(@Nullable AVFrame frame) {
    check(avcodec_send_frame(codec, frame));
    while (true) {
      int ret = avcodec_receive_packet(codec, packet);
      if (ret == AVERROR_EAGAIN() || ret == AVERROR_EOF) {
        return;
      }
      check(ret);
      onPacket.accept(packet);
      muxer.write(packet, stream, codec.time_base());
    }
  }

  private void check(int ret) {
    if (ret < 0) {
      throw new RedubException(
          ErrorCode.OUTPUT_FAILED,
          "encoding with %s failed: %s".formatted(encoderName(), FfmpegLog.explain(ret)));
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
