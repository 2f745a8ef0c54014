package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVPROBE_SCORE_RETRY;
import static org.bytedeco.ffmpeg.global.avformat.av_probe_input_buffer2;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/**
 * Reads the packets of one media file. The container is detected from the content only: FFmpeg
 * never sees the name, and a file cannot make it open another file. Confined to one thread; the
 * caller closes it.
 */
public final class Demuxer implements AutoCloseable {
  /**
   * A damaged file may fail packet after packet; after this many failures in a row reading stops.
   */
  private static final int MAX_FAILURES_IN_A_ROW = 100_000;

  private final NativeScope scope = new NativeScope();
  private final MediaFile file;
  private final AVFormatContext context;
  private final AVPacket packet;
  private final PacketClock clock;
  private Set<Integer> wanted = Set.of();
  private int damaged;
  private boolean truncated;

  private Demuxer(MediaFile file) {
    this.file = file;
    try {
      packet = scope.own(av_packet_alloc(), p -> av_packet_free(p));
      context = openContext();
      clock = new PacketClock(context);
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  /** Reads {@code file} from its start; the caller closes it after the demuxer. */
  public static Demuxer open(MediaFile file) {
    FfmpegLog.install();
    return new Demuxer(file);
  }

  private AVFormatContext openContext() {
    MediaFileIo reader = new MediaFileIo(file);
    scope.onClose(reader::close);
    AVIOContext io = reader.context();
    AVInputFormat format = new AVInputFormat((Pointer) null);
    int score = av_probe_input_buffer2(io, format, "", null, 0, 0);
    if (score < 0) {
      throw new RedubException(
              ErrorCode.INPUT_NOT_MEDIA,
              "input file '%s' is not in an audio or video format that FFmpeg knows"
                  .formatted(file.path()))
          .about(file.path());
    }
    AVFormatContext opening = scope.own(avformat_alloc_context(), c -> avformat_close_input(c));
    opening.pb(io);
    AVDictionary options = new AVDictionary(null);
    try {
      av_dict_set(options, "protocol_whitelist", "none", 0);
      int ret = avformat_open_input(opening, "", format, options);
      if (ret < 0) {
        throw headerFailure(score, ret);
      }
      ret = avformat_find_stream_info(opening, (PointerPointer<?>) null);
      if (ret < 0) {
        throw headerFailure(score, ret);
      }
    } finally {
      av_dict_free(options);
    }
    if (opening.nb_streams() == 0) {
      throw headerFailure(score, AVERROR_EOF);
    }
    return opening;
  }

  private RedubException headerFailure(int score, int ret) {
    return score <= AVPROBE_SCORE_RETRY
        ? failure(ErrorCode.INPUT_NOT_MEDIA, "contains no audio or video", ret)
        : failure(ErrorCode.INPUT_DAMAGED, "is damaged or incomplete", ret);
  }

  private RedubException failure(ErrorCode code, String what, int ret) {
    return new RedubException(
            code, "input file '%s' %s: %s".formatted(file.path(), what, FfmpegLog.explain(ret)))
        .about(file.path());
  }

  /** The FFmpeg URL of a local file, safe for any name. The caller frees it. */
  static BytePointer fileUrl(Path file) {
    return new BytePointer("file:" + file.toAbsolutePath(), StandardCharsets.UTF_8);
  }

  public Path file() {
    return file.path();
  }

  public MediaFile media() {
    return file;
  }

  public AVFormatContext context() {
    return context;
  }

  /** FFmpeg's name of the container. */
  public String formatName() {
    return context.iformat().name().getString();
  }

  /** A tag of the container, or an empty string. */
  public String tag(String key) {
    AVDictionary tags = context.metadata();
    AVDictionaryEntry entry = tags == null ? null : av_dict_get(tags, key, null, 0);
    return entry == null ? "" : entry.value().getString();
  }

  public Stream<AVStream> streams() {
    return IntStream.range(0, context.nb_streams()).mapToObj(context::streams);
  }

  /** Discards the packets of all other streams. */
  public void readOnly(Set<Integer> streamIndexes) {
    wanted = Set.copyOf(streamIndexes);
    if (clock.needsAllStreams()) {
      return;
    }
    streams()
        .filter(stream -> !streamIndexes.contains(stream.index()))
        .forEach(stream -> stream.discard(AVDISCARD_ALL));
  }

  /**
   * The next packet, which stays valid until the next call, or null at the end. Packets that cannot
   * be read are skipped and counted. Where the clock of the file jumps, times are moved so that
   * they continue.
   */
  @org.jspecify.annotations.Nullable
  public AVPacket next() {
    while (readPacket()) {
      clock.place(packet);
      if (wanted.isEmpty() || wanted.contains(packet.stream_index())) {
        return packet;
      }
    }
    return null;
  }

  private boolean readPacket() {
    av_packet_unref(packet);
    for (int failures = 0; failures < MAX_FAILURES_IN_A_ROW; failures++) {
      int ret = av_read_frame(context, packet);
      if (ret >= 0) {
        return true;
      }
      if (ret == AVERROR_EOF) {
        truncated |= failures > 0;
        return false;
      }
      damaged++;
    }
    truncated = true;
    return false;
  }

  /** How often the clock of the file jumped so far. */
  public int clockJumps() {
    return clock.jumps();
  }

  /** Whether the index of {@code stream} points past the end of the file. */
  public boolean isCutOff(AVStream stream) {
    long fileSize = file.sizeBytes();
    int entries = avformat_index_get_entries_count(stream);
    for (int i = entries - 1; i >= 0; i--) {
      AVIndexEntry entry = avformat_index_get_entry(stream, i);
      if (entry != null && entry.pos() + entry.size() > fileSize) {
        return true;
      }
    }
    return false;
  }

  /** Number of packets that could not be read. */
  int unreadablePackets() {
    return damaged;
  }

  /** Whether the file ends before the end that its container declares. */
  public boolean truncated() {
    return truncated;
  }

  @Override
  public void close() {
    scope.close();
  }
}
