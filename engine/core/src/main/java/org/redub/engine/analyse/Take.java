package org.redub.engine.analyse;

import java.nio.file.Path;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.api.request.CameraMove;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.media.read.StillSource;

/**
 * A take and its analysis. Immutable; the owner of the source closes it.
 *
 * @param source the take's frames and streams
 * @param analysis the analysis
 * @param fromCache whether the analysis came from the cache
 */
public record Take(MediaSource source, TakeAnalysis analysis, boolean fromCache) {

  /**
   * The take to dub: a still picture is repeated for {@code durationUs}, a video keeps its length.
   *
   * @param durationUs length of the take if it is made from a still picture
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

  /** The format of its frames. */
  public VideoFormat format() {
    return source.format();
  }

  /** Its face tracks. */
  public TakeTrack track() {
    return analysis.faces();
  }

  /** Pts of the first frame, in microseconds. */
  public long startUs() {
    return analysis.startUs();
  }

  /** End of the last frame, in microseconds. */
  public long endUs() {
    return analysis.endUs();
  }

  /** Seconds from the first frame's start to the last frame's end. */
  public double durationSeconds() {
    return analysis.durationSeconds();
  }
}
