package org.redub.engine.media.sound;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redub.engine.media.file.MediaFile;

/**
 * The soundtrack of an output. Immutable.
 *
 * @param file any file with audio
 * @param open the same file if it is already open, which its owner closes after the writer; null to
 *     open it
 * @param offsetUs time of its first sample after the first frame, in microseconds; if negative, the
 *     beginning of the sound is cut off
 * @param bed the take's own sound, which is heard outside some parts; null for none
 */
public record Soundtrack(Path file, @Nullable MediaFile open, long offsetUs, @Nullable Bed bed) {

  /** The soundtrack of a file that the writer opens and closes. */
  public Soundtrack(Path file, long offsetUs) {
    this(file, null, offsetUs, null);
  }

  /** The soundtrack of a file that is already open. */
  public Soundtrack(MediaFile file, long offsetUs) {
    this(file.path(), file, offsetUs, null);
  }

  /** The same soundtrack over the take's own sound. */
  public Soundtrack over(Bed takesOwn) {
    return new Soundtrack(file, open, offsetUs, takesOwn);
  }
}
