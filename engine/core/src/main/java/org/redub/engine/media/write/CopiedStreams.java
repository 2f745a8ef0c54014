package org.redub.engine.media.write;

import java.nio.file.Path;

/**
 * What the output takes over from the take without decoding it: subtitles, chapters, titles,
 * languages, cover art. Immutable.
 *
 * @param take the take
 * @param keepOriginalAudio whether its soundtracks come along too, after the speech and not default
 */
public record CopiedStreams(Path take, boolean keepOriginalAudio) {

  /** Everything but the take's sound. */
  public static CopiedStreams of(Path take) {
    return new CopiedStreams(take, false);
  }
}
