package org.redub.engine.media.sound;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redub.engine.media.file.MediaFile;

/**
 * The soundtrack of an output. Immutable.
 *
 * @param file any file with audio
 * @param open the same file if it is open already, which its owner closes after the writer; null to
 *     have it opened
 * @param offsetUs when its first sample is heard after the first frame is shown, in microseconds;
 *     below 0 the sound's beginning is cut off
 */
public record Soundtrack(Path file, @Nullable MediaFile open, long offsetUs) {

  /** The soundtrack of a file that the writer opens and closes. */
  public Soundtrack(Path file, long offsetUs) {
    this(file, null, offsetUs);
  }

  /** The soundtrack of a file that is open already. */
  public Soundtrack(MediaFile file, long offsetUs) {
    this(file.path(), file, offsetUs);
  }
}
