package org.redub.engine.analyse;

import java.util.List;
import java.util.stream.Stream;
import org.redub.engine.analyse.face.FaceLimits;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.face.TakeTracker;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sound.TakeSpeechAnalyser;
import org.redub.engine.api.Stage;
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
  private final Networks networks;
  private final JobLog log;

  public TakeAnalyser(Networks networks, JobLog log) {
    this.networks = networks;
    this.log = log;
  }

  /**
   * What is known of a take; of a still picture, of the one frame that it is.
   *
   * @throws org.redub.engine.api.RedubException if no frame can be decoded
   */
  public Take analyse(MediaSource source) {
    TakeSpeechAnalyser.Heard heard =
        log.time(Stage.LISTEN, () -> TakeSpeechAnalyser.listen(source.file(), networks, log));
    Seen seen = log.time(Stage.TRACK, () -> track(source));
    TakeSpeech speech = heard.speech();
    List<String> notices =
        Stream.concat(heard.notices().stream(), seen.notices().stream()).toList();
    notices.forEach(log::onNotice);
    TakeAnalysis analysis =
        new TakeAnalysis(
            source.format(), seen.faces(), speech, TakeOffset.of(seen.faces(), speech), notices);
    return new Take(source, analysis);
  }

  /**
   * The faces of a take and nothing of its sound, for measurements that have no use for it.
   *
   * @throws org.redub.engine.api.RedubException if no frame can be decoded
   */
  public Take analysePicture(MediaSource source) {
    Seen seen = log.time(Stage.TRACK, () -> track(source));
    seen.notices().forEach(log::onNotice);
    TakeSpeech none = TakeSpeech.none();
    return new Take(
        source,
        new TakeAnalysis(
            source.format(),
            seen.faces(),
            none,
            TakeOffset.of(seen.faces(), none),
            seen.notices()));
  }

  private record Seen(TakeTrack faces, List<String> notices) {}

  private Seen track(MediaSource source) {
    try (FrameReader reader = source.frames()) {
      TakeTracker tracker =
          new TakeTracker(networks.detector(), networks.landmarker(), FaceLimits.DEFAULT);
      TakeTrack faces = tracker.track(reader, log);
      return new Seen(faces, reader.notices());
    }
  }
}
