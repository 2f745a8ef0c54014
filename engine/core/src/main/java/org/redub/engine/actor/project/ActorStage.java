package org.redub.engine.actor.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.actor.ActorEvidence;
import org.redub.engine.actor.ActorLearner;
import org.redub.engine.actor.ActorProfile;
import org.redub.engine.actor.TakeActors;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sync.AvOffset;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.result.ActorCalibration;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.run.JobLog;
import org.redub.files.ContentKey;

/**
 * Learns the actors of one take, with what a project knows of them if there is one. Confined to one
 * thread; {@link #save} at the end of a job that went well.
 */
public final class ActorStage {
  /** Less speech than this aligns nothing, and nothing is learned from it. */
  private static final long MIN_SPEECH_US = 1_000_000;

  /** Values below this are treated as zero. */
  private static final long WORTH_TELLING_US = 10_000;

  private final Take take;
  private final @Nullable ProjectActor actor;
  private @Nullable Shown shown;

  /** What the take shows of the actor that was named. */
  private record Shown(TakeNote take, ActorEvidence evidence) {}

  /**
   * A stage for one take.
   *
   * @param actor whose face all shots show; null if each shot is an actor of its own
   */
  public ActorStage(Take take, @Nullable ProjectActor actor) {
    this.take = take;
    this.actor = actor;
  }

  /** The actor of each face track. */
  public TakeActors learn(JobLog log) {
    TakeSpeech own = take.analysis().speech();
    AvOffset offset = take.analysis().offset();
    List<Integer> tracks = new ArrayList<>();
    List<ActorLearner.Shot> shots = new ArrayList<>();
    for (int k = 0; k < take.track().shots().size(); k++) {
      FaceTrack face = take.track().shots().get(k);
      if (face.foundAny()) {
        tracks.add(k);
        shots.add(new ActorLearner.Shot(face, take.track().ptsUsOf(face)));
      }
    }
    boolean speaks = spokenUs(shots, own) >= MIN_SPEECH_US;
    if (speaks && offset.known() && Math.abs(offset.offsetUs()) >= WORTH_TELLING_US) {
      log.onNotice(
          Notice.of(
              NoticeCode.AV_OFFSET_CORRECTED,
              "offset_ms",
              Math.round(Math.abs(offset.offsetUs()) / 1000.0),
              "direction",
              offset.offsetUs() < 0 ? "earlier" : "later"));
    } else if (speaks && !offset.known()) {
      log.onNotice(Notice.of(NoticeCode.AV_OFFSET_UNKNOWN));
    }
    List<ActorProfile> profiles = profiles(shots, own, offset.offsetUs());
    tell(profiles.stream().map(ActorProfile::calibration).toList(), log);
    List<TakeActors.Shot> learned = new ArrayList<>();
    for (int k = 0; k < shots.size(); k++) {
      ActorLearner.Shot shot = shots.get(k);
      learned.add(new TakeActors.Shot(tracks.get(k), shot.track(), shot.ptsUs(), profiles.get(k)));
    }
    return new TakeActors(learned, calibration(offset, profiles));
  }

  private static RedubResult.Calibration calibration(AvOffset offset, List<ActorProfile> profiles) {
    return new RedubResult.Calibration(
        offset.known() ? offset.offsetUs() / 1000.0 : null,
        offset.confidence(),
        profiles.stream().map(ActorProfile::calibration).toList());
  }

  private List<ActorProfile> profiles(
      List<ActorLearner.Shot> shots, TakeSpeech own, long mouthLateUs) {
    TakeSpeech aligned = own.movedBy(mouthLateUs);
    if (actor == null) {
      return ActorLearner.learn(shots, aligned);
    }
    ActorEvidence evidence = ActorLearner.shown(shots, aligned);
    TakeNote note = TakeNote.of(idOf(take.video()), evidence.spokenS(), mouthLateUs);
    shown = new Shown(note, evidence);
    return ActorLearner.profiles(shots, actor.with(note, evidence));
  }

  private static long spokenUs(List<ActorLearner.Shot> shots, TakeSpeech own) {
    long spoken = 0;
    for (ActorLearner.Shot shot : shots) {
      for (int i = 1; i < shot.ptsUs().length; i++) {
        long t = shot.ptsUs()[i];
        spoken += own.speaksAt(t) ? t - shot.ptsUs()[i - 1] : 0;
      }
    }
    return spoken;
  }

  /** A line for the shot that taught most, and how many others taught something. */
  private static void tell(List<ActorCalibration> calibrations, JobLog log) {
    List<ActorCalibration> learned =
        calibrations.stream()
            .filter(calibration -> calibration.learnedS() > 0)
            .sorted(Comparator.comparingDouble(ActorCalibration::learnedS).reversed())
            .toList();
    if (!learned.isEmpty()) {
      log.onNotice(learned.get(0).notice(learned.size()));
    }
  }

  /** Adds what was learned to the project, if there is one. */
  public void save() {
    if (actor != null && shown != null) {
      actor.learn(shown.take(), shown.evidence());
    }
  }

  /** The take's content: the same under any name, another after any change. */
  private static String idOf(Path video) {
    try {
      return ContentKey.of(video).contentSha256();
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.INPUT_UNREADABLE, "input file '%s' could not be read".formatted(video), e);
    }
  }
}
