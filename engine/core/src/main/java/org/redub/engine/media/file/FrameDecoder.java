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
  private int damaged;
  private int damagedFrames;
  private boolean broken;
  private boolean draining;

  public FrameDecoder(Demuxer demuxer, AVStream stream) {
    this.demuxer = demuxer;
    streamIndex = stream.index();
    demuxer.readOnly(Set.of(streamIndex));
    try {
      codec = openCodec(demuxer, stream, scope);
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
      AVCodecContext codec = openCodec(demuxer, stream, scope);
      av_frame_unref(into);
      return avcodec_send_packet(codec, packet) >= 0
          && avcodec_send_packet(codec, null) >= 0
          && avcodec_receive_frame(codec, into) >= 0;
    }
  }

  private static AVCodecContext openCodec(Demuxer demuxer, AVStream stream, NativeScope scope) {
    AVCodec decoder = avcodec_find_decoder(stream.codecpar().codec_id());
    AVCodecContext opening =
        scope.own(avcodec_alloc_context3(decoder), c -> avcodec_free_context(c));
    avcodec_parameters_to_context(opening, stream.codecpar());
    opening.pkt_timebase(stream.time_base());
    opening.thread_count(0);
    opening.flags(opening.flags() | AV_CODEC_FLAG_UNALIGNED);
    int ret = avcodec_open2(opening, decoder, (AVDictionary) null);
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
    return opening;
  }

  /** Decodes the next frame into {@code frame}; false at the end. */
  public boolean next(AVFrame frame) {
    while (true) {
      int ret = avcodec_receive_frame(codec, frame);
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

  @Override
  public void close() {
    scope.close();
  }
}
