package org.redub.engine.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.store.StoredTakeAnalyser;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.api.result.TrackReport;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.Points;

/** Follows the face through a take and reports it. Used once, confined to one thread. */
public final class TrackJob {
  private static final int[] OUTER_LIP = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE);
  private static final int[] INNER_LIP = FaceMesh.INNER_LIP.positionsIn(FaceMesh.LOWER_FACE);

  private final Networks networks;
  private final JobLog log;

  public TrackJob(Networks networks, JobLog log) {
    this.networks = networks;
    this.log = log;
  }

  /** The report of a take. */
  public TrackReport run(Path video) {
    try (MediaSource source = MediaSource.open(video).decodedBy(networks.decoding())) {
      return report(new StoredTakeAnalyser(networks, log).analysePicture(source));
    }
  }

  private static TrackReport report(Take take) {
    List<TrackReport.Frame> frames = new ArrayList<>();
    List<Integer> shotStarts = new ArrayList<>();
    for (FaceTrack shot : take.track().shots()) {
      shotStarts.add(shot.firstFrame());
      for (int i = 0; i < shot.frames(); i++) {
        frames.add(frame(take, shot, i));
      }
    }
    return new TrackReport(
        take.video().toString(),
        new RedubResult.Picture(
            take.format().width(),
            take.format().height(),
            take.format().frameRate().toString(),
            take.durationSeconds()),
        take.format().rotationQuarterTurns(),
        shotStarts,
        frames);
  }

  private static TrackReport.Frame frame(Take take, FaceTrack shot, int i) {
    int number = shot.firstFrame() + i;
    long ptsUs = take.track().ptsUs()[number];
    String visibility = shot.visibility(i).reason();
    if (!shot.found(i)) {
      return new TrackReport.Frame(number, ptsUs, visibility, null);
    }
    return new TrackReport.Frame(number, ptsUs, visibility, face(shot, i));
  }

  private static TrackReport.Face face(FaceTrack shot, int i) {
    HeadPose pose = shot.pose(i);
    MouthShape shape = shot.shape(i);
    float[] xy = shape.toFrame(pose);
    return new TrackReport.Face(
        new TrackReport.Mouth(shape.opening(), shape.width()),
        new TrackReport.Head(
            pose.iodPx(), pose.yawDegrees(), pose.pitchDegrees(), pose.rollDegrees()),
        shot.lipOcclusion(i),
        new TrackReport.Lips(Points.pick(xy, OUTER_LIP), Points.pick(xy, INNER_LIP)));
  }
}
