package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/**
 * Interleaves the packets of several streams in an MP4 with the index at its start. Confined to one
 * thread; the caller closes it.
 */
public final class Muxer implements AutoCloseable {
  private final NativeScope scope = new NativeScope();
  private final Path shownName;
  private final AVFormatContext context;
  private final AVIOContext io = new AVIOContext(null);

  /**
   * A muxer.
   *
   * @param file file to write
   * @param shownName name of the file in messages
   */
  public Muxer(Path file, Path shownName) {
    FfmpegLog.install();
    this.shownName = shownName;
    try (BytePointer url = Demuxer.fileUrl(file);
        BytePointer format = new BytePointer("mp4", StandardCharsets.US_ASCII)) {
      context = new AVFormatContext(null);
      check(avformat_alloc_output_context2(context, null, format, url));
      scope.onClose(() -> avformat_free_context(context));
      int ret = avio_open2(io, url, AVIO_FLAG_WRITE, null, (AVDictionary) null);
      if (ret < 0) {
        throw new RedubException(
            ErrorCode.OUTPUT_UNWRITABLE,
            "output '%s' cannot be written: %s".formatted(shownName, FfmpegLog.explain(ret)));
      }
      scope.onClose(() -> avio_closep(io));
      context.pb(io);
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  public AVFormatContext context() {
    return context;
  }

  public AVStream newStream() {
    AVStream stream = avformat_new_stream(context, null);
    if (stream == null) {
      throw new RedubException(ErrorCode.INTERNAL, "no memory for another output stream");
    }
    return stream;
  }

  /**
   * Writes the header, after all streams were added.
   *
   * @param ticksPerSecond ticks per second of the video, so that its pts are preserved
   */
  public void start(int ticksPerSecond) {
    AVDictionary options = new AVDictionary(null);
    try {
      av_dict_set(options, "movflags", "+faststart", 0);
      av_dict_set(options, "video_track_timescale", Integer.toString(ticksPerSecond), 0);
      av_dict_set(options, "movie_timescale", Integer.toString(ticksPerSecond), 0);
      check(avformat_write_header(context, options));
    } finally {
      av_dict_free(options);
    }
  }

  /** Writes a packet whose times are in {@code timeBase}. The packet is empty afterwards. */
  public void write(AVPacket packet, AVStream stream, AVRational timeBase) {
    packet.stream_index(stream.index());
    packet.pos(-1);
    av_packet_rescale_ts(packet, timeBase, stream.time_base());
    check(av_interleaved_write_frame(context, packet));
  }

  /** Writes the remaining packets and the index, and closes the file. */
  public void finish() {
    check(av_write_trailer(context));
    check(io.error());
    context.pb(null);
    check(avio_closep(io));
  }

  private void check(int ret) {
    if (ret < 0) {
      throw new RedubException(
          ErrorCode.OUTPUT_FAILED,
          "writing output '%s' failed: %s".formatted(shownName, FfmpegLog.explain(ret)));
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
