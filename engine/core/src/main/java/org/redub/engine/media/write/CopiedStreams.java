package org.redub.engine.media.write;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redub.engine.media.file.MediaFile;

/**
 * What the output copies from the take without decoding: further audio tracks, subtitles, fonts,
 * chapters, titles, languages, cover art. Immutable.
 *
 * @param take the take
 * @param open the same file if it is already open, which its owner closes after the writer; null to
 *     open it
 * @param keepOriginalAudio whether the audio track that the voice track replaces is copied too. All
 *     copied audio tracks follow the voice track and are not default
 */
public record CopiedStreams(Path take, @Nullable MediaFile open, boolean keepOriginalAudio) {

  /** The streams of a file that the writer opens and closes. */
  public CopiedStreams(Path take, boolean keepOriginalAudio) {
    this(take, null, keepOriginalAudio);
  }

  /** The streams of a file that is already open. */
  public CopiedStreams(MediaFile take, boolean keepOriginalAudio) {
    this(take.path(), take, keepOriginalAudio);
  }

  /** Everything except the audio track that the voice track replaces. */
  public static CopiedStreams of(Path take) {
    return new CopiedStreams(take, false);
  }
}
