package org.redub.engine.media.read;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.read.MediaInfo.Kind;
import org.redub.engine.media.sound.AudioStreams;

/** Reads the contents of a media file without decoding all of it. Stateless. */
public final class MediaProbe {

  private MediaProbe() {}

  /**
   * Probes {@code file}, whose name does not matter.
   *
   * @throws org.redub.engine.api.RedubException INPUT_NOT_FOUND, INPUT_UNREADABLE, INPUT_NOT_MEDIA
   *     or INPUT_DAMAGED
   */
  public static MediaInfo probe(Path file) {
    try (MediaFile media = MediaFile.open(file);
        Demuxer demuxer = Demuxer.open(media)) {
      return new MediaInfo(
          file,
          demuxer.formatName(),
          Math.max(0, demuxer.context().duration()),
          demuxer.streams().map(MediaProbe::describe).toList(),
          VideoStreams.best(demuxer).map(stream -> VideoStreams.describe(demuxer, stream)),
          AudioStreams.best(demuxer).map(stream -> AudioStreams.describe(demuxer, stream)));
    }
  }

  private static MediaInfo.Stream describe(AVStream stream) {
    return new MediaInfo.Stream(
        stream.index(),
        kind(stream),
        avcodec_get_name(stream.codecpar().codec_id()).getString(),
        tag(stream, "language"),
        (stream.disposition() & AV_DISPOSITION_DEFAULT) != 0);
  }

  private static Kind kind(AVStream stream) {
    int type = stream.codecpar().codec_type();
    if (type == AVMEDIA_TYPE_VIDEO) {
      return VideoStreams.isVideo(stream) ? Kind.VIDEO : Kind.COVER;
    }
    if (type == AVMEDIA_TYPE_AUDIO) {
      return Kind.AUDIO;
    }
    return type == AVMEDIA_TYPE_SUBTITLE ? Kind.SUBTITLE : Kind.OTHER;
  }

  private static String tag(AVStream stream, String key) {
    AVDictionaryEntry entry =
        stream.metadata() == null ? null : av_dict_get(stream.metadata(), key, null, 0);
    return entry == null ? "" : entry.value().getString();
  }
}
