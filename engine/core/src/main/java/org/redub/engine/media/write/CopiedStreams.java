package org.redub.engine.media.write;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redub.engine.media.file.MediaFile;

/**
 * What the output takes over from the take without decoding it: subtitles, chapters, titles,
 * languages, cover art. Immutable.
 *
 * @param take the take
 * @param open the same file if it is open already, which its owner closes after the writer; null to
 *     have it opened
 * @param keepOriginalAudio whether its soundtracks come along too, after the voice track and not
 *     default
 */
public record CopiedStreams(Path take, @Nullable MediaFile open, boolean keepOriginalAudio) {

  /** The streams of a file that the writer opens and closes. */
  public CopiedStreams(Path take, boolean keepOriginalAudio) {
    this(take, null, keepOriginalAudio);
  }

  /** The streams of a file that is open already. */
  public CopiedStreams(MediaFile take, boolean keepOriginalAudio) {
    this(take.path(), take, keepOriginalAudio);
  }

  /** Everything but the take's sound. */
  public static CopiedStreams of(Path take) {
    return new CopiedStreams(take, false);
  }
}
