package org.redub.engine.media.write;

import org.jspecify.annotations.Nullable;
import org.redub.engine.media.sound.Soundtrack;

/**
 * The parts of an output besides its frames. Immutable.
 *
 * @param soundtrack the soundtrack, or null for none
 * @param copied the streams to copy from the take, or null for none
 * @param segments the segments of the video; null to encode it as a whole
 * @param format container and codecs
 * @param unchanged frames that may be copied from the take; null to encode all
 */
public record Extras(
    @Nullable Soundtrack soundtrack,
    @Nullable CopiedStreams copied,
    @Nullable Segments segments,
    OutputFormat format,
    @Nullable Unchanged unchanged) {

  /** The parts of an output without frames of the take. */
  public Extras(
      @Nullable Soundtrack soundtrack,
      @Nullable CopiedStreams copied,
      @Nullable Segments segments,
      OutputFormat format) {
    this(soundtrack, copied, segments, format, null);
  }

  /** The parts of an MP4 with H.264. */
  public Extras(
      @Nullable Soundtrack soundtrack,
      @Nullable CopiedStreams copied,
      @Nullable Segments segments) {
    this(soundtrack, copied, segments, OutputFormat.MP4);
  }
}
