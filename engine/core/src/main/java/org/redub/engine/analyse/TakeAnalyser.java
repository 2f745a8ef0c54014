package org.redub.engine.analyse;

import java.util.List;
import java.util.stream.Stream;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.face.TakeTracker;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sound.TakeSpeechAnalyser;
import org.redub.engine.api.Notice;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.FaceLimits;
import org.redub.engine.media.read.FrameReader;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/**
 * Analyses takes: every stream is decoded once, no pixels are kept. Confined to one thread.
 *
 * <p>Order: the take's own sound; its faces; how much later the mouths move than the sound.
 */
public final class TakeAnalyser {
  /**
   * Raised with every change after which the same take, networks and limits give another analysis:
   * other landmarks, shots, looks, occlusions, articulation, offsets or notices, whether the code
   * here changed or FFmpeg's. Analyses of other versions are then made again. AnalyserVersionTest
   * has an analysis of each version and fails when they differ.
   */
  public static final int VERSION = 1;

  private final Networks networks;
  private final JobLog log;
  private final FaceLimits limits;

  /** An analyser that looks for the faces that are dubbed by default. */
  public TakeAnalyser(Networks networks, JobLog log) {
    this(networks, log, FaceLimits.DEFAULT);
  }

  /** An analyser that looks for faces within {@code limits}. */
  public TakeAnalyser(Networks networks, JobLog log, FaceLimits limits) {
    this.networks = networks;
    this.log = log;
    this.limits = limits;
  }

  /**
   * What is known of a take; of a still picture, of the one frame that it is.
   *
   * @throws org.redub.engine.api.RedubException if no frame can be decoded
   */
  public Take analyse(MediaSource source) {
    TakeSpeechAnalyser.Heard heard = hear(source);
    return take(source, heard, log.time(Stage.TRACK, () -> track(source)));
  }

  /**
   * The same where the faces are known already and only the sound is not.
   *
   * @param picture what {@link #analysePicture} found
   */
  public Take listen(MediaSource source, TakeAnalysis picture) {
    return take(source, hear(source), new Seen(picture.faces(), picture.notices()));
  }

  /**
   * The faces of a take and nothing of its sound, for measurements that have no use for it.
   *
   * @throws org.redub.engine.api.RedubException if no frame can be decoded
   */
  public Take analysePicture(MediaSource source) {
    Seen seen = log.time(Stage.TRACK, () -> track(source));
    return take(source, new TakeSpeechAnalyser.Heard(TakeSpeech.none(), List.of()), seen);
  }

  private TakeSpeechAnalyser.Heard hear(MediaSource source) {
    return log.time(Stage.LISTEN, () -> TakeSpeechAnalyser.listen(source.file(), networks, log));
  }

  private Take take(MediaSource source, TakeSpeechAnalyser.Heard heard, Seen seen) {
    TakeSpeech speech = heard.speech();
    List<Notice> notices =
        Stream.concat(heard.notices().stream(), seen.notices().stream()).toList();
    notices.forEach(log::onNotice);
    TakeAnalysis analysis =
        new TakeAnalysis(
            source.format(), seen.faces(), speech, TakeOffset.of(seen.faces(), speech), notices);
    return new Take(source, analysis, false);
  }

  private record Seen(TakeTrack faces, List<Notice> notices) {}

  private Seen track(MediaSource source) {
    try (FrameReader reader = source.frames()) {
      TakeTracker tracker = new TakeTracker(
              networks.detector(), networks.landmarker(), limits, networks.workers());
      TakeTrack faces = tracker.track(reader, log);
      return new Seen(faces, reader.notices());
    }
  }
}
