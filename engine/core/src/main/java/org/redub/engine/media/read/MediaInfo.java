package org.redub.engine.media.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.redub.engine.media.file.AudioFormat;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.sound.SoundReader;

/**
 * What is in a media file, by its content. Immutable.
 *
 * @param file the file
 * @param container FFmpeg's name of the container format
 * @param durationUs length by the container, or 0 if it does not say
 * @param streams all streams in the file's order
 * @param video the moving picture, or still picture, that {@link VideoReader} reads
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

  /** What a stream carries. */
  public enum Kind {
    VIDEO,
    /** A cover or thumbnail, no moving picture. */
    COVER,
    AUDIO,
    SUBTITLE,
    OTHER
  }

  /**
   * One stream. Immutable.
   *
   * @param index its number in the file
   * @param kind what it carries
   * @param codec FFmpeg's name of the codec
   * @param language as tagged, such as {@code fra}, or empty
   * @param chosenByDefault whether players take it if not told otherwise
   */
  public record Stream(
      int index, Kind kind, String codec, String language, boolean chosenByDefault) {}
}
