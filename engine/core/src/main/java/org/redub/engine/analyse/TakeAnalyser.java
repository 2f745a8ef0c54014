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
 * Analyses takes. Every stream is decoded once; no frames are kept. Confined to one thread.
 *
 * <p>Order: the take's own sound, its faces, the A/V offset.
 */
public final class TakeAnalyser {
  /**
   * Must be raised with every change that gives another analysis for the same take, networks and
   * limits: other landmarks, shots, appearances, occlusions, articulation, offsets or notices,
   * whether the change is in this code or in FFmpeg. Cached analyses of other versions are not
   * used. AnalyserVersionTest compares an analysis with a stored one and fails if they differ.
   */
  public static final int VERSION = 3;

  private final Networks networks;
  private final JobLog log;
  private final FaceLimits limits;

  /** An analyser with the default limits. */
  public TakeAnalyser(Networks networks, JobLog log) {
    this(networks, log, FaceLimits.DEFAULT);
  }

  /** An analyser that accepts faces within {@code limits}. */
  public TakeAnalyser(Networks networks, JobLog log, FaceLimits limits) {
    this.networks = networks;
    this.log = log;
    this.limits = limits;
  }

  /**
   * Analyses a take; for a still picture, its only frame.
   *
   * @throws org.redub.engine.api.RedubException if no frame can be decoded
   */
  public Take analyse(MediaSource source) {
    TakeSpeechAnalyser.Result sound = speech(source);
    return take(source, sound, log.time(Stage.TRACK, () -> track(source)));
  }

  /**
   * Completes an analysis that has the faces but not the sound.
   *
   * @param picture the result of {@link #analysePicture}
   */
  public Take analyseSound(MediaSource source, TakeAnalysis picture) {
    return take(source, speech(source), new Tracked(picture.faces(), picture.notices()));
  }

  /**
   * Analyses the faces of a take but not its sound, for measurements that do not need it.
   *
   * @throws org.redub.engine.api.RedubException if no frame can be decoded
   */
  public Take analysePicture(MediaSource source) {
    Tracked tracked = log.time(Stage.TRACK, () -> track(source));
    return take(source, new TakeSpeechAnalyser.Result(TakeSpeech.none(), List.of()), tracked);
  }

  private TakeSpeechAnalyser.Result speech(MediaSource source) {
    return log.time(Stage.LISTEN, () -> TakeSpeechAnalyser.analyse(source.file(), networks, log));
  }

  private Take take(MediaSource source, TakeSpeechAnalyser.Result sound, Tracked tracked) {
    TakeSpeech speech = sound.speech();
    List<Notice> notices =
        Stream.concat(sound.notices().stream(), tracked.notices().stream()).toList();
    notices.forEach(log::onNotice);
    TakeAnalysis analysis =
        new TakeAnalysis(
            source.format(),
            tracked.faces(),
            speech,
            TakeOffset.estimate(tracked.faces(), speech),
            notices);
    return new Take(source, analysis, false);
  }

  private record Tracked(TakeTrack faces, List<Notice> notices) {}

  private Tracked track(MediaSource source) {
    try (FrameReader reader = source.frames()) {
      TakeTracker tracker =
          new TakeTracker(networks.detector(), networks.landmarker(), limits, networks.workers());
      TakeTrack faces = tracker.track(reader, log);
      return new Tracked(faces, reader.notices());
    }
  }
}
