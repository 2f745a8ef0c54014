package org.redub.engine.media.sound;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_describe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.AudioTrack;
import org.redub.engine.media.file.AudioFormat;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.KeptTags;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.Rational;

/** Finds the soundtrack of a file and reads its format from the container. Stateless. */
public final class AudioStreams {

  private AudioStreams() {}

  /**
   * The audio track that the file is opened for; otherwise the default one among those that can be
   * decoded, or the first one.
   *
   * @throws RedubException NO_AUDIO if the file does not have the track that it is opened for
   */
  public static Optional<AVStream> best(Demuxer demuxer) {
    AudioTrack track = demuxer.media().audioTrack();
    if (track != null) {
      return Optional.of(chosen(demuxer, track));
    }
    return sounds(demuxer)
        .filter(stream -> avcodec_find_decoder(stream.codecpar().codec_id()) != null)
        .max(
            Comparator.comparingInt((AVStream s) -> s.disposition() & AV_DISPOSITION_DEFAULT)
                .thenComparingInt(s -> -s.index()));
  }

  /** Whether a file has audio that can be decoded. */
  public static boolean existIn(MediaFile file) {
    try (Demuxer demuxer = Demuxer.open(file)) {
      return best(demuxer).isPresent();
    }
  }

  private static Stream<AVStream> sounds(Demuxer demuxer) {
    return demuxer.streams().filter(stream -> stream.codecpar().codec_type() == AVMEDIA_TYPE_AUDIO);
  }

  private static AVStream chosen(Demuxer demuxer, AudioTrack track) {
    List<AVStream> all = sounds(demuxer).toList();
    String language = track.language();
    if (language == null && track.number() <= all.size()) {
      return all.get(track.number() - 1);
    }
    if (language != null) {
      for (AVStream stream : all) {
        if (Languages.same(language, languageOf(stream))) {
          return stream;
        }
      }
    }
    List<String> found = new ArrayList<>();
    for (AVStream stream : all) {
      String own = languageOf(stream);
      found.add("%d (%s)".formatted(found.size() + 1, own.isEmpty() ? "no language" : own));
    }
    throw new RedubException(
            ErrorCode.NO_AUDIO,
            "input file '%s' has no audio track %s; its audio tracks: %s"
                .formatted(
                    demuxer.file(), track, found.isEmpty() ? "none" : String.join(", ", found)))
        .about(demuxer.file());
  }

  private static String languageOf(AVStream stream) {
    return KeptTags.of(stream.metadata()).getOrDefault("language", "");
  }

  public static AudioFormat describe(Demuxer demuxer, AVStream stream) {
    AVCodecParameters parameters = stream.codecpar();
    Rational timeBase = timeBase(stream);
    long declared = stream.duration() > 0 ? timeBase.toUs(stream.duration()) : 0;
    long start = stream.start_time() == AV_NOPTS_VALUE ? 0 : timeBase.toUs(stream.start_time());
    return new AudioFormat(
        avcodec_get_name(parameters.codec_id()).getString(),
        parameters.sample_rate(),
        parameters.ch_layout().nb_channels(),
        layoutName(parameters.ch_layout()),
        start,
        Math.max(declared, WavHeader.declaredUs(demuxer.media())));
  }

  static Rational timeBase(AVStream stream) {
    return new Rational(stream.time_base().num(), stream.time_base().den());
  }

  static String layoutName(AVChannelLayout layout) {
    byte[] name = new byte[64];
    av_channel_layout_describe(layout, name, name.length);
    int end = 0;
    while (end < name.length && name[end] != 0) {
      end++;
    }
    return new String(name, 0, end, StandardCharsets.US_ASCII);
  }
}
