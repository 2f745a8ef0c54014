package org.redub.engine.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.redub.engine.RedubResult;
import org.redub.engine.TrackReport;
import org.redub.engine.tracking.FaceTrack;
import org.redub.render.geometry.FaceMesh;
import org.redub.render.geometry.HeadPose;
import org.redub.render.geometry.MouthShape;

/** Follows the face through a take and reports it. Used once, confined to one thread. */
public final class TrackJob {
  private static final int[] OUTER_LIP = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE);
  private static final int[] INNER_LIP = FaceMesh.INNER_LIP.positionsIn(FaceMesh.LOWER_FACE);

  private final Workbench workbench;
  private final RunLog log;

  public TrackJob(Workbench workbench, RunLog log) {
    this.workbench = workbench;
    this.log = log;
  }

  /** The report of a take. */
  public TrackReport run(Path video) {
    Take take = Take.track(video, workbench, log);
    List<TrackReport.Frame> frames = new ArrayList<>();
    List<Integer> shotStarts = new ArrayList<>();
    for (FaceTrack shot : take.track().shots()) {
      shotStarts.add(shot.firstFrame());
      for (int i = 0; i < shot.frames(); i++) {
        frames.add(frame(take, shot, i));
      }
    }
    return new TrackReport(
        video.toString(),
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
    String visibility = take.track().visibility()[number].reason();
    if (!shot.found(i)) {
      return new TrackReport.Frame(
          number, ptsUs, visibility, null, null, null, null, null, null, null, null, null);
    }
    HeadPose pose = shot.pose(i);
    MouthShape shape = shot.shape(i);
    float[] xy = shape.toFrame(pose);
    return new TrackReport.Frame(
        number,
        ptsUs,
        visibility,
        shape.opening(),
        shape.width(),
        pose.iodPx(),
        pose.yawDegrees(),
        pose.pitchDegrees(),
        pose.rollDegrees(),
        (double) shot.lipsCovered(i),
        Points.pick(xy, OUTER_LIP),
        Points.pick(xy, INNER_LIP));
  }
}
