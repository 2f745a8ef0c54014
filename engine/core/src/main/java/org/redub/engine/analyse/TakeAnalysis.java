package org.redub.engine.analyse;

import java.util.List;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sync.AvOffset;
import org.redub.engine.api.Notice;
import org.redub.engine.media.file.VideoFormat;

/**
 * Everything a dub needs to know about a take besides its pixels, independent of the voice track
 * and the generator. Immutable by contract.
 *
 * @param format format of the video
 * @param faces the face tracks
 * @param speech the own speech
 * @param offset how much later the mouths move than the sound
 * @param notices notices about the file: repairs, limits, faults
 */
public record TakeAnalysis(
    VideoFormat format, TakeTrack faces, TakeSpeech speech, AvOffset offset, List<Notice> notices) {

  public TakeAnalysis {
    notices = List.copyOf(notices);
  }

  /** Pts of the first frame, in microseconds. */
  public long startUs() {
    return faces.frames() == 0 ? 0 : faces.ptsUs()[0];
  }

  /** End of the last frame, in microseconds. */
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
