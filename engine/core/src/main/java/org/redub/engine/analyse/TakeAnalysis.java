package org.redub.engine.analyse;

import java.util.List;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sync.AvOffset;
import org.redub.engine.media.file.VideoFormat;

/**
 * What is known of a take: everything a dub needs besides the pixels, whatever the new dialogue and
 * whatever makes the mouths. Immutable by contract.
 *
 * @param format of its picture
 * @param faces who is where in every frame
 * @param speech what is said in the take
 * @param offset how much later the mouths move than the sound
 * @param notices what the user should know of the file: repairs, limits, faults
 */
public record TakeAnalysis(
    VideoFormat format, TakeTrack faces, TakeSpeech speech, AvOffset offset, List<String> notices) {

  public TakeAnalysis {
    notices = List.copyOf(notices);
  }

  /** Time of the first frame, microseconds. */
  public long startUs() {
    return faces.frames() == 0 ? 0 : faces.ptsUs()[0];
  }

  /** End of the last frame, microseconds. */
  public long endUs() {
    int last = faces.frames() - 1;
    long frameUs = format.ptsUs(format.frameTicks());
    return last < 0 ? 0 : faces.ptsUs()[last] + frameUs;
  }

  /** Seconds from the first frame's start to the last frame's end. */
  public double durationSeconds() {
    return (endUs() - startUs()) / 1e6;
  }
}
