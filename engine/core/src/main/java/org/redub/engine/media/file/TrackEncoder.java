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

/**
 * Encodes frames with an open encoder into a stream of a muxer. Confined to one thread; the caller
 * closes it.
 */
public final class TrackEncoder implements AutoCloseable {
  private final NativeScope scope = new NativeScope();
  private final Muxer muxer;
  private final AVCodecContext codec;
  private final AVStream stream;
  private final AVPacket packet;
  private final Consumer<AVPacket> onPacket;

  /** Takes ownership of {@code openCodec} and adds a stream for it. */
  public TrackEncoder(Muxer muxer, AVCodecContext openCodec) {
    this(muxer, openCodec, null, packet -> {});
  }

  /**
   * Takes ownership of {@code openCodec}.
   *
   * @param existing stream of an earlier encoder with the same header, which is continued; null to
   *     add a stream
   * @param onPacket receives every packet before it is muxed and may change its times
   */
  public TrackEncoder(
      Muxer muxer,
      AVCodecContext openCodec,
      @Nullable AVStream existing,
      Consumer<AVPacket> onPacket) {
    this.muxer = muxer;
    this.onPacket = onPacket;
    try {
      codec = scope.own(openCodec, c -> avcodec_free_context(c));
      packet = scope.own(av_packet_alloc(), p -> av_packet_free(p));
      stream = existing == null ? muxer.newStream() : existing;
      if (existing == null) {
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

  /** Encodes a frame, or flushes the encoder if {@code frame} is null. */
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
