package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FLAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_OPUS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PNG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.avformat_query_codec;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_ATTACHMENT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_DATA;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_get_media_type_string;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.request.Container;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.Metadata;
import org.redub.engine.media.file.Muxer;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.read.VideoStreams;
import org.redub.engine.media.sound.AudioStreams;

/**
 * Copies the other streams of the take to the output, packet by packet, up to the time that the
 * video has reached. Confined to one thread; the owner closes it.
 */
final class StreamCopier implements AutoCloseable {
  /** Codecs that FFmpeg writes to an MP4 and not to a QuickTime movie, although it lists them. */
  private static final Set<Integer> MP4_ONLY =
      Set.of(AV_CODEC_ID_OPUS, AV_CODEC_ID_FLAC, AV_CODEC_ID_VP9, AV_CODEC_ID_AV1);

  private static final int TEXT = tag("text");
  private static final int TIME_CODE = tag("tmcd");
  private static final int CAMERA_DATA = tag("gpmd");

  private final NativeScope scope = new NativeScope();
  private final Muxer muxer;
  private final long shiftUs;
  private final Demuxer take;
  private final Map<Integer, AVStream> outputs = new LinkedHashMap<>();
  private final Map<Integer, SubtitleConverter> converters = new LinkedHashMap<>();
  private final List<Notice> notices = new ArrayList<>();
  private @Nullable AVPacket waiting;
  private boolean ended;

  /**
   * Opens the take.
   *
   * @param shiftUs how much earlier everything is in the output
   */
  StreamCopier(Muxer muxer, CopiedStreams wanted, long shiftUs) {
    this.muxer = muxer;
    this.shiftUs = shiftUs;
    try {
      MediaFile open = wanted.open();
      MediaFile file = open == null ? MediaFile.open(wanted.take()) : open;
      if (open == null) {
        scope.onClose(file::close);
      }
      take = Demuxer.open(file);
      scope.onClose(take::close);
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  /** Adds an output stream for each stream of the take that can be copied. */
  void addStreams(boolean keepOriginalAudio) {
    int picture = VideoStreams.best(take).map(AVStream::index).orElse(-1);
    int replaced = AudioStreams.best(take).map(AVStream::index).orElse(-1);
    take.streams()
        .filter(stream -> stream.index() != picture)
        .filter(stream -> stream.index() != replaced || keepOriginalAudio)
        .forEach(this::add);
    take.readOnly(outputs.keySet());
  }

  private static int tag(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }

  private static boolean isSound(AVStream stream) {
    return stream.codecpar().codec_type() == AVMEDIA_TYPE_AUDIO;
  }

  private void add(AVStream stream) {
    if (isCover(stream) && isMatroska()) {
      addCoverAsAttachment(stream);
    } else if (fits(stream)) {
      addCopy(stream);
    } else if (SubtitleConverter.target(stream, muxer.container()).isPresent()) {
      addConverted(stream);
    } else if (!isKeptAsMetadata(stream)) {
      leaveOut(stream);
    }
  }

  /** Chapter titles and time codes are data streams in an MP4, and metadata when read. */
  private static boolean isKeptAsMetadata(AVStream stream) {
    int tag = stream.codecpar().codec_tag();
    return stream.codecpar().codec_type() == AVMEDIA_TYPE_DATA && (tag == TEXT || tag == TIME_CODE);
  }

  private boolean isMp4OrMovie() {
    return muxer.container() == Container.MP4 || muxer.container() == Container.MOV;
  }

  private boolean isMatroska() {
    return muxer.container() == Container.MKV;
  }

  private static boolean isCover(AVStream stream) {
    return (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
  }

  private boolean fits(AVStream stream) {
    if (!muxer.container().holdsStreams()) {
      return false;
    }
    int type = stream.codecpar().codec_type();
    if (type == AVMEDIA_TYPE_ATTACHMENT) {
      return isMatroska();
    }
    if (type == AVMEDIA_TYPE_DATA) {
      return isMp4OrMovie() && stream.codecpar().codec_tag() == CAMERA_DATA;
    }
    boolean notInMovie = isCover(stream) || MP4_ONLY.contains(stream.codecpar().codec_id());
    boolean copyable =
        type == AVMEDIA_TYPE_VIDEO || type == AVMEDIA_TYPE_AUDIO || type == AVMEDIA_TYPE_SUBTITLE;
    int codec = stream.codecpar().codec_id();
    return copyable
        && !(notInMovie && muxer.container() == Container.MOV)
        && avformat_query_codec(muxer.context().oformat(), codec, 0) == 1;
  }

  private void leaveOut(AVStream stream) {
    int codec = stream.codecpar().codec_id();
    notices.add(
        Notice.of(
            NoticeCode.STREAM_LEFT_OUT,
            "stream",
            stream.index(),
            "type",
            av_get_media_type_string(stream.codecpar().codec_type()).getString(),
            "codec",
            avcodec_get_name(codec).getString(),
            "container",
            muxer.container().title()));
  }

  private void addCopy(AVStream stream) {
    AVStream output = muxer.newStream();
    avcodec_parameters_copy(output.codecpar(), stream.codecpar());
    boolean data = stream.codecpar().codec_type() == AVMEDIA_TYPE_DATA;
    output.codecpar().codec_tag(data ? stream.codecpar().codec_tag() : 0);
    describe(stream, output);
    outputs.put(stream.index(), output);
  }

  private void describe(AVStream stream, AVStream output) {
    output.time_base(stream.time_base());
    int disposition = stream.disposition();
    output.disposition(isSound(stream) ? disposition & ~AV_DISPOSITION_DEFAULT : disposition);
    boolean hasAverage = stream.avg_frame_rate().num() > 0;
    if (stream.codecpar().codec_type() == AVMEDIA_TYPE_ATTACHMENT) {
      Metadata.copy(stream, output);
    } else if (isMatroska() || muxer.container() == Container.WEBM) {
      Metadata.copyContent(stream, output);
      if (hasAverage) {
        output.avg_frame_rate(stream.avg_frame_rate());
      }
    } else {
      Metadata.copy(stream, output);
    }
  }

  /** A Matroska file has its cover as an attachment, by the name. */
  private void addCoverAsAttachment(AVStream stream) {
    AVPacket picture = stream.attached_pic();
    boolean png = stream.codecpar().codec_id() == AV_CODEC_ID_PNG;
    boolean known = png || stream.codecpar().codec_id() == AV_CODEC_ID_MJPEG;
    if (!known || picture.size() == 0) {
      leaveOut(stream);
      return;
    }
    AVStream output = muxer.newStream();
    output.codecpar().codec_type(AVMEDIA_TYPE_ATTACHMENT).codec_id(stream.codecpar().codec_id());
    Metadata.setExtraData(output.codecpar(), picture.data(), picture.size());
    Metadata.copyContent(stream, output);
    Metadata.set(output, "filename", png ? "cover.png" : "cover.jpg");
    Metadata.set(output, "mimetype", png ? "image/png" : "image/jpeg");
  }

  private void addConverted(AVStream stream) {
    AVStream output = muxer.newStream();
    SubtitleConverter converter =
        new SubtitleConverter(
            stream, output, SubtitleConverter.target(stream, muxer.container()).orElseThrow());
    scope.onClose(converter::close);
    describe(stream, output);
    converters.put(stream.index(), converter);
    outputs.put(stream.index(), output);
    notices.add(
        Notice.of(
            NoticeCode.SUBTITLES_CONVERTED,
            "stream",
            stream.index(),
            "from",
            avcodec_get_name(stream.codecpar().codec_id()).getString(),
            "to",
            avcodec_get_name(output.codecpar().codec_id()).getString(),
            "container",
            muxer.container().title()));
  }

  /** How streams of the take are numbered in the output. */
  Map<Integer, AVStream> outputs() {
    return Map.copyOf(outputs);
  }

  Demuxer take() {
    return take;
  }

  /** Copies the packets that start before {@code untilUs} on the take's clock. */
  void advance(long untilUs) {
    while (!outputs.isEmpty() && !ended) {
      AVPacket packet = waiting == null ? take.next() : waiting;
      waiting = null;
      if (packet == null) {
        ended = true;
        return;
      }
      AVStream output = outputs.get(packet.stream_index());
      if (output == null) {
        continue;
      }
      AVStream input = take.context().streams(packet.stream_index());
      Rational timeBase = new Rational(input.time_base().num(), input.time_base().den());
      long time = packet.dts() == AV_NOPTS_VALUE ? packet.pts() : packet.dts();
      if (time != AV_NOPTS_VALUE && timeBase.toUs(time) >= untilUs) {
        waiting = packet;
        return;
      }
      shift(packet, timeBase.fromUs(shiftUs));
      SubtitleConverter converter = converters.get(packet.stream_index());
      if (converter == null || converter.convert(packet)) {
        muxer.write(packet, output, input.time_base());
      }
    }
  }

  private static void shift(AVPacket packet, long ticks) {
    if (packet.pts() != AV_NOPTS_VALUE) {
      packet.pts(packet.pts() - ticks);
    }
    if (packet.dts() != AV_NOPTS_VALUE) {
      packet.dts(packet.dts() - ticks);
    }
  }

  List<Notice> notices() {
    return List.copyOf(notices);
  }

  @Override
  public void close() {
    scope.close();
  }
}
