package org.redub.engine.media.read;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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
    MediaFile file = MediaFile.open(path);
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

  /** The open file, for reading its sound and its other streams; null for a still picture. */
  @Nullable MediaFile file();

  @Override
  void close();
}
