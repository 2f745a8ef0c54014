package org.redub.engine.media.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.redub.engine.media.file.AudioFormat;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.sound.SoundReader;

/**
 * The contents of a media file. Immutable.
 *
 * @param file the file
 * @param container FFmpeg's name of the container format
 * @param durationUs length according to the container, or 0 if unknown
 * @param streams all streams, in the order of the file
 * @param video the video or still picture that {@link VideoReader} reads
 * @param audio the soundtrack that {@link SoundReader} reads
 */
public record MediaInfo(
    Path file,
    String container,
    long durationUs,
    List<Stream> streams,
    Optional<VideoFormat> video,
    Optional<AudioFormat> audio) {

  public MediaInfo {
    streams = List.copyOf(streams);
  }

  /** The kind of content of a stream. */
  public enum Kind {
    VIDEO,
    /** A cover or thumbnail, which is not video. */
    COVER,
    AUDIO,
    SUBTITLE,
    OTHER
  }

  /**
   * One stream. Immutable.
   *
   * @param index its number in the file
   * @param kind kind of its content
   * @param codec FFmpeg's name of the codec
   * @param language language tag, such as {@code fra}, or empty
   * @param chosenByDefault whether players select it by default
   */
  public record Stream(
      int index, Kind kind, String codec, String language, boolean chosenByDefault) {}
}
