package org.redub.engine.media.read;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.PicturePattern;
import org.redub.engine.api.request.Reading;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.VideoDecoding;
import org.redub.engine.media.file.VideoFormat;

/**
 * A take that can be read any number of times, also by several readers at the same time.
 * Thread-safe; the owner closes it after its last reader.
 */
public interface MediaSource extends AutoCloseable {

  /**
   * Opens a video or a still picture.
   *
   * @throws org.redub.engine.api.RedubException see {@link VideoReader#open(Path)}
   */
  static MediaSource open(Path path) {
    return open(path, Reading.DEFAULT);
  }

  /**
   * Opens a video, a still picture or a picture sequence.
   *
   * @param reading which audio track is the take's, and the rate of a picture sequence
   * @throws org.redub.engine.api.RedubException see {@link VideoReader#open(Path)}
   */
  static MediaSource open(Path path, Reading reading) {
    if (PicturePattern.isPattern(path) && !Files.exists(path)) {
      return SequenceSource.open(path, reading.pictureRate());
    }
    MediaFile file = MediaFile.open(path, reading.takeTrack());
    try (VideoReader reader = VideoReader.open(file)) {
      if (!reader.format().still()) {
        return new VideoSource(file, reader.format());
      }
      StillSource still = StillSource.of(file, reader);
      file.close();
      return still;
    } catch (Throwable e) {
      file.close();
      throw e;
    }
  }

  /** The file, as the caller named it. */
  Path path();

  /**
   * SHA-256 of the file's content, lower-case hex, which identifies the take independently of its
   * name.
   */
  String contentSha256();

  /** The format of the frames. */
  VideoFormat format();

  /**
   * The same take, whose frames are decoded by something else; replaces this one. A picture is
   * decoded by the CPU.
   */
  default MediaSource decodedBy(VideoDecoding decoding) {
    return this;
  }

  /** Starts a pass over the frames. */
  FrameReader frames();

  /** Number of the first picture of a sequence; 1 for other takes. */
  default int firstPicture() {
    return 1;
  }

  /**
   * The open file, for reading its sound and its other streams; null for a still picture and a
   * picture sequence.
   */
  @Nullable MediaFile file();

  @Override
  void close();
}
