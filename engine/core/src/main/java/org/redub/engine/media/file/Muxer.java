package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
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
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.Container;

/**
 * Interleaves the packets of several streams in a file; the index of an MP4 or QuickTime movie is
 * at its start. Confined to one thread; the caller closes it.
 */
public final class Muxer implements AutoCloseable {
  private final NativeScope scope = new NativeScope();
  private final Path shownName;
  private final Container container;
  private final AVFormatContext context;
  private final AVIOContext io = new AVIOContext(null);
  private boolean allTags;

  /**
   * A muxer for an MP4.
   *
   * @param file file to write
   * @param shownName name of the file in messages
   */
  public Muxer(Path file, Path shownName) {
    this(file, shownName, Container.MP4);
  }

  /**
   * A muxer.
   *
   * @param file file to write
   * @param shownName name of the file in messages
   * @param container any but {@link Container#PICTURES}
   */
  public Muxer(Path file, Path shownName, Container container) {
    FfmpegLog.install();
    this.shownName = shownName;
    this.container = container;
    try (BytePointer url = Demuxer.fileUrl(file);
        BytePointer format = new BytePointer(muxerOf(container), StandardCharsets.US_ASCII)) {
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

  private static String muxerOf(Container container) {
    return switch (container) {
      case MP4 -> "mp4";
      case MOV -> "mov";
      case MKV -> "matroska";
      case WEBM -> "webm";
      case GIF -> "gif";
      case WEBP -> "webp";
      case APNG -> "apng";
      case PICTURES -> throw new IllegalArgumentException("a picture sequence has no muxer");
    };
  }

  public AVFormatContext context() {
    return context;
  }

  public Container container() {
    return container;
  }

  /**
   * Chooses how the tags that the context has by now are stored: in an MP4 in the usual form if
   * that holds all of them or if there is a cover, which only that form has; otherwise under any
   * name in a form that fewer programs read.
   */
  public void chooseTagForm() {
    Map<String, String> tags = KeptTags.ofContent(context.metadata());
    allTags =
        switch (container) {
          case MP4 -> !KeptTags.fitMp4(tags) && !hasCover();
          case MOV -> !tags.isEmpty();
          default -> false;
        };
    if (container == Container.MKV || container == Container.WEBM) {
      Metadata.keepContent(context);
    }
  }

  private boolean hasCover() {
    return IntStream.range(0, context.nb_streams())
        .anyMatch(i -> (context.streams(i).disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0);
  }

  /** Gives a stream of HEVC the tag for parameter sets outside of its packets. */
  public void tagAsHvc1(AVStream stream) {
    if (container == Container.MP4 || container == Container.MOV) {
      stream.codecpar().codec_tag('h' | 'v' << 8 | 'c' << 16 | '1' << 24);
    }
  }

  /** The clock of a stream in the file; known once the header is written. */
  public Rational timeBaseOf(AVStream stream) {
    return new Rational(stream.time_base().num(), stream.time_base().den());
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
      describe(options, ticksPerSecond);
      check(avformat_write_header(context, options));
    } finally {
      av_dict_free(options);
    }
  }

  private void describe(AVDictionary options, int ticksPerSecond) {
    switch (container) {
      case MP4, MOV -> {
        String flags = allTags ? "+faststart+use_metadata_tags" : "+faststart";
        av_dict_set(options, "movflags", flags, 0);
        av_dict_set(options, "video_track_timescale", Integer.toString(ticksPerSecond), 0);
        av_dict_set(options, "movie_timescale", Integer.toString(ticksPerSecond), 0);
      }
      case MKV, WEBM -> av_dict_set(options, "cues_to_front", "1", 0);
      case GIF -> av_dict_set(options, "loop", "0", 0);
      case WEBP -> av_dict_set(options, "loop", "0", 0);
      case APNG -> av_dict_set(options, "plays", "0", 0);
      case PICTURES -> throw new IllegalStateException("a picture sequence has no muxer");
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
