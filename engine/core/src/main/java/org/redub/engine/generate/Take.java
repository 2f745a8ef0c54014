package org.redub.engine.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.redub.engine.actor.ActorLearner;
import org.redub.engine.actor.ActorProfile;
import org.redub.engine.analyse.face.FaceLimits;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.face.TakeTracker;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.RedubResult;
import org.redub.engine.api.Stage;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.plan.MouthPlan;
import org.redub.engine.plan.MouthPlanner;
import org.redub.engine.plan.MouthPlanner.ShotTarget;
import org.redub.engine.plan.MouthTrackBuilder;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/**
 * A take after its first pass: the file, its format and the faces in it. Immutable by contract.
 *
 * @param video the file
 * @param format of its picture
 * @param track its faces
 */
public record Take(Path video, VideoFormat format, TakeTrack track) {

  /**
   * Follows the face through a take.
   *
   * @throws RedubException if the file cannot be read as video
   */
  public static Take track(Path video, Networks workbench, JobLog log) {
    return log.time(
        Stage.TRACK,
        () -> {
          try (VideoReader reader = VideoReader.open(video)) {
            if (reader.format().still()) {
              throw new RedubException(
                      ErrorCode.NO_VIDEO,
                      "input file '%s' is a still picture, a take is a video".formatted(video))
                  .about(video);
            }
            TakeTracker tracker =
                new TakeTracker(workbench.detector(), workbench.landmarker(), FaceLimits.DEFAULT);
            TakeTrack track = tracker.track(reader, log);
            reader.notices().forEach(log::onNotice);
            return new Take(video, reader.format(), track);
          }
        });
  }

  /** The plan for a new speech, the shots it was made for, and what was learned in each. */
  public record Planned(MouthPlan plan, ShotIndex shots, RedubResult.Calibration calibration) {}

  /**
   * Plans the mouth of every frame.
   *
   * @param actors learns who is in the take
   * @throws RedubException with {@code NO_FACE} if no frame can be dubbed
   */
  public Planned plan(MouthTrackBuilder speech, ActorStage actors, JobLog log) {
    if (track.usableFrames() == 0) {
      throw new RedubException(
              ErrorCode.NO_FACE,
              "no face that can be dubbed in any of the %d frames of %s: %s"
                  .formatted(track.frames(), video, track.reasons()))
          .about(video);
    }
    return log.time(
        Stage.PLAN,
        () -> {
          List<ActorLearner.Shot> shots = new ArrayList<>();
          for (FaceTrack shot : track.shots()) {
            if (shot.foundAny()) {
              shots.add(new ActorLearner.Shot(shot, track.ptsUsOf(shot)));
            }
          }
          ActorStage.Learned learned = actors.learn(shots, log);
          List<ShotTarget> targets = new ArrayList<>();
          for (int k = 0; k < shots.size(); k++) {
            ActorProfile actor = learned.actors().get(k);
            long[] ptsUs = shots.get(k).ptsUs();
            targets.add(
                new ShotTarget(
                    shots.get(k).track(),
                    actor,
                    speech.build(actor.range(), actor.style(), ptsUs)));
          }
          MouthPlan plan = new MouthPlanner(FaceLimits.DEFAULT).plan(track, targets);
          return new Planned(plan, new ShotIndex(track.frames(), targets), learned.report());
        });
  }

  /** Time of the first frame, microseconds. */
  public long startUs() {
    return track.frames() == 0 ? 0 : track.ptsUs()[0];
  }

  /** End of the last frame, microseconds. */
  public long endUs() {
    int last = track.frames() - 1;
    long frameUs = format.ptsUs(format.frameTicks());
    return last < 0 ? 0 : track.ptsUs()[last] + frameUs;
  }

  /** Seconds from the first frame's start to the last frame's end. */
  public double durationSeconds() {
    return (endUs() - startUs()) / 1e6;
  }
}
