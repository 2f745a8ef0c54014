package org.redub.engine.media.sound;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_describe;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.redub.engine.media.file.AudioFormat;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.Rational;

/** Finds the soundtrack of a file and reads its format from the container. Stateless. */
public final class AudioStreams {

  private AudioStreams() {}

  /** The default soundtrack among those that can be decoded, otherwise the first one. */
  public static Optional<AVStream> best(Demuxer demuxer) {
    return demuxer
        .streams()
        .filter(stream -> stream.codecpar().codec_type() == AVMEDIA_TYPE_AUDIO)
        .filter(stream -> avcodec_find_decoder(stream.codecpar().codec_id()) != null)
        .max(
            Comparator.comparingInt((AVStream s) -> s.disposition() & AV_DISPOSITION_DEFAULT)
                .thenComparingInt(s -> -s.index()));
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
