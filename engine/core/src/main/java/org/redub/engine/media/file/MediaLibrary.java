package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avutil.av_version_info;

/** The FFmpeg libraries in use. Stateless. */
public final class MediaLibrary {
  private MediaLibrary() {}

  /**
   * FFmpeg's version, for example {@code 7.1.1}.
   *
   * @throws LinkageError if its native libraries cannot be loaded
   */
  public static String ffmpegVersion() {
    FfmpegLog.install();
    return av_version_info().getString();
  }
}
