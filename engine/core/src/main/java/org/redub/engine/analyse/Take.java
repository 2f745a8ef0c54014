package org.redub.engine.analyse;

import java.nio.file.Path;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.api.request.CameraMove;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.media.read.StillSource;

/**
 * A take and what is known of it. Immutable; whoever opened the source closes it.
 *
 * @param source the take's frames and streams
 * @param analysis what is known of it
 * @param fromCache whether that was known already
 */
public record Take(MediaSource source, TakeAnalysis analysis, boolean fromCache) {

  /**
   * The take to dub: a still picture is shown for as long as there is something to say, a video is
   * as long as it is.
   *
   * @param durationUs length of a take that is made from a still picture
   */
  public Take lasting(long durationUs, CameraMove move) {
    if (!(source instanceof StillSource still)) {
      return this;
    }
    StillSource shown = still.lasting(durationUs, move);
    return new Take(shown, StillAnalysis.repeated(analysis, shown), fromCache);
  }

  /** The file, as the caller named it. */
  public Path video() {
    return source.path();
  }

  /** What its frames are. */
  public VideoFormat format() {
    return source.format();
  }

  /** The faces in it. */
  public TakeTrack track() {
    return analysis.faces();
  }

  /** Time of the first frame, microseconds. */
  public long startUs() {
    return analysis.startUs();
  }

  /** End of the last frame, microseconds. */
  public long endUs() {
    return analysis.endUs();
  }

  /** Seconds from the first frame's start to the last frame's end. */
  public double durationSeconds() {
    return analysis.durationSeconds();
  }
}
