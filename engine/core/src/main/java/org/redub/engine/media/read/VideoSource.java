package org.redub.engine.media.read;

import java.nio.file.Path;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.VideoDecoding;
import org.redub.engine.media.file.VideoFormat;

/** A video file that is opened once. Thread-safe; the owner closes it. */
record VideoSource(MediaFile file, VideoFormat format, VideoDecoding decoding)
    implements MediaSource {

  VideoSource(MediaFile file, VideoFormat format) {
    this(file, format, VideoDecoding.CPU);
  }

  @Override
  public Path path() {
    return file.path();
  }

  @Override
  public String contentSha256() {
    return file.contentSha256();
  }

  @Override
  public FrameReader frames() {
    return VideoReader.open(file, decoding);
  }

  @Override
  public MediaSource decodedBy(VideoDecoding other) {
    return new VideoSource(file, format, other);
  }

  @Override
  public void close() {
    file.close();
  }
}
