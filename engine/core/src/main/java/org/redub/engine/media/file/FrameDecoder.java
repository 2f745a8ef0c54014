package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_UNALIGNED;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/**
 * Decodes the frames of one stream in presentation order. Packets that cannot be decoded are
 * skipped and counted. Confined to one thread; the caller closes the demuxer after it.
 */
public final class FrameDecoder implements AutoCloseable {
  private final NativeScope scope = new NativeScope();
  private final Demuxer demuxer;
  private final int streamIndex;
  private final AVCodecContext codec;
  private final GpuDecoder.Attempt gpu;
  private int damaged;
  private int damagedFrames;
  private boolean broken;
  private boolean draining;

  /** A decoder on the CPU. */
  public FrameDecoder(Demuxer demuxer, AVStream stream) {
    this(demuxer, stream, VideoDecoding.CPU);
  }

  public FrameDecoder(Demuxer demuxer, AVStream stream, VideoDecoding decoding) {
    this.demuxer = demuxer;
    streamIndex = stream.index();
    demuxer.readOnly(Set.of(streamIndex));
    try {
      AVCodec decoder = avcodec_find_decoder(stream.codecpar().codec_id());
      codec = described(decoder, stream, scope);
      gpu = decoding.attach(decoder, stream.codecpar(), codec);
      if (gpu.decoder() != null) {
        scope.onClose(gpu.decoder()::close);
      }
      open(codec, decoder, demuxer, stream);
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Decodes a picture that needs no other packet.
   *
   * @param packet its packet, just read by {@code demuxer}
   * @return false if it cannot be decoded
   */
  public static boolean decodePicture(Demuxer demuxer, AVPacket packet, AVFrame into) {
    try (NativeScope scope = new NativeScope()) {
      AVStream stream = demuxer.context().streams(packet.stream_index());
      AVCodec decoder = avcodec_find_decoder(stream.codecpar().codec_id());
      AVCodecContext codec = described(decoder, stream, scope);
      open(codec, decoder, demuxer, stream);
      av_frame_unref(into);
      return avcodec_send_packet(codec, packet) >= 0
          && avcodec_send_packet(codec, null) >= 0
          && avcodec_receive_frame(codec, into) >= 0;
    }
  }

  private static AVCodecContext described(AVCodec decoder, AVStream stream, NativeScope scope) {
    AVCodecContext codec = scope.own(avcodec_alloc_context3(decoder), c -> avcodec_free_context(c));
    avcodec_parameters_to_context(codec, stream.codecpar());
    codec.pkt_timebase(stream.time_base());
    codec.thread_count(0);
    codec.flags(codec.flags() | AV_CODEC_FLAG_UNALIGNED);
    return codec;
  }

  private static void open(
      AVCodecContext codec, AVCodec decoder, Demuxer demuxer, AVStream stream) {
    int ret = avcodec_open2(codec, decoder, (AVDictionary) null);
    if (ret < 0) {
      throw new RedubException(
              ErrorCode.INPUT_DAMAGED,
              "input file '%s': its %s stream cannot be decoded: %s"
                  .formatted(
                      demuxer.file(),
                      avcodec_get_name(stream.codecpar().codec_id()).getString(),
                      FfmpegLog.explain(ret)))
          .about(demuxer.file());
    }
  }

  /** Decodes the next frame into {@code frame}; false at the end. */
  public boolean next(AVFrame frame) {
    while (true) {
      int ret = avcodec_receive_frame(codec, frame);
      if (ret >= 0 && gpu.decoder() != null) {
        ret = gpu.decoder().download(frame);
      }
      if (ret >= 0) {
        judge(frame);
        return true;
      }
      if (ret == AVERROR_EOF) {
        return false;
      }
      if (ret != AVERROR_EAGAIN()) {
        damaged++;
        broken = true;
        continue;
      }
      if (draining) {
        return false;
      }
      send();
    }
  }

  private void send() {
    AVPacket packet = demuxer.next();
    while (packet != null && packet.stream_index() != streamIndex) {
      packet = demuxer.next();
    }
    draining = packet == null;
    int ret = avcodec_send_packet(codec, packet);
    if (ret < 0 && ret != AVERROR_EOF) {
      damaged++;
      broken = true;
    }
  }

  /** Damage stays visible until a frame that does not build on others. */
  private void judge(AVFrame frame) {
    if (frame.decode_error_flags() != 0 || (frame.flags() & AV_FRAME_FLAG_CORRUPT) != 0) {
      broken = true;
    } else if ((frame.flags() & AV_FRAME_FLAG_KEY) != 0) {
      broken = false;
    }
    damagedFrames += broken ? 1 : 0;
  }

  /** Whether the last frame shows damage, or builds on one that does. */
  public boolean isDamaged() {
    return broken;
  }

  /** Number of frames so far for which {@link #isDamaged} was true. */
  public int damagedFrames() {
    return damagedFrames;
  }

  /** Number of packets of this stream that are missing or could not be decoded. */
  public int damagedPackets() {
    return damaged + demuxer.unreadablePackets();
  }

  /**
   * Why the CPU decodes although a GPU was asked for; null if it does not. Known after the first
   * frame.
   */
  public @Nullable String gpuObstacle() {
    return gpu.decoder() != null && !gpu.decoder().used()
        ? "the GPU's decoder does not take this stream"
        : gpu.obstacle();
  }

  @Override
  public void close() {
    scope.close();
  }
}
