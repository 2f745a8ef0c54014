package org.redub.engine.evaluate;

import org.redub.engine.analyse.sync.AvOffset;
import org.redub.engine.analyse.sync.OutOfSyncSpans;
import org.redub.engine.analyse.sync.SyncCurves;
import org.redub.engine.analyse.sync.SyncMeasurement;
import org.redub.engine.analyse.sync.SyncMetrics;
import org.redub.engine.analyse.sync.TrackedMouth;
import org.redub.engine.api.request.ScoreRequest;
import org.redub.engine.api.result.SyncScore;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/** Scores how well a clip's mouth goes with a sound. Used once, confined to one thread. */
public final class ScoreJob {
  private static final double CONTROL_SHIFT_SECONDS = 1.5;

  private final Networks networks;
  private final JobLog log;

  public ScoreJob(Networks networks, JobLog log) {
    this.networks = networks;
    this.log = log;
  }

  /** The score of a clip. */
  public SyncScore run(ScoreRequest request) {
    SyncMeasurement clip = new SyncMeter(networks, log).measure(request.video(), request.speech());
    AvOffset offset = clip.offset();
    double at = offset.offsetUs() / 1e6;
    SyncMetrics metrics = clip.metrics(at);
    SyncMetrics control = clip.metrics(at + CONTROL_SHIFT_SECONDS);
    double recall = metrics.closures().recall();
    SyncCurves curves = SyncCurves.of(clip, at);
    return new SyncScore(
        request.video().toString(),
        request.sound().toString(),
        new SyncScore.Compared(
            (double) clip.tracked().frames() / TrackedMouth.FRAMES_PER_SECOND,
            clip.speechSeconds()),
        new SyncScore.Offset(
            offset.known() ? offset.offsetUs() / 1000.0 : null, offset.confidence()),
        new SyncScore.Agreement(
            metrics.openingDetrended(),
            metrics.widthDetrended(),
            control.openingDetrended(),
            control.widthDetrended()),
        new SyncScore.Closures(
            Double.isNaN(recall) ? null : recall,
            metrics.closures().falseShare(),
            metrics.closures().closures().stream()
                .map(c -> new SyncScore.Closure(c.seconds(), c.met()))
                .toList()),
        OutOfSyncSpans.find(clip.predicted(), clip.tracked(), at, clip.speech()).stream()
            .map(span -> new SyncScore.Span(span.from(), span.to()))
            .toList(),
        new SyncScore.Curves(
            curves.trackedOpening(),
            curves.predictedOpening(),
            curves.trackedWidth(),
            curves.predictedWidth(),
            offset.scan()));
  }
}
