package org.redub.engine.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.actor.TakeActors;
import org.redub.engine.actor.project.ActorStage;
import org.redub.engine.actor.project.ProjectActor;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.sound.VoiceTrack;
import org.redub.engine.analyse.sound.VoiceTrackAnalyser;
import org.redub.engine.analyse.store.StoredTakeAnalyser;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.ActorInProject;
import org.redub.engine.api.request.CameraMove;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.TakeRange;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.read.FieldSource;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.media.read.StillSource;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/**
 * A dub that is planned and not yet rendered: its files are open, the voice track and the take are
 * analysed, the actors are learned. Confined to one thread; the owner closes it, and with it the
 * files.
 *
 * @param voiceFile the voice track's file
 * @param voice what was learned from the voice track
 * @param take the take to dub
 * @param stage what adds the actor to a project
 * @param actors who is in the take
 * @param plan what the mouths are to do
 * @param voiceStartUs when the voice track starts, on the take's clock
 */
public record DubPlan(
    MediaFile voiceFile,
    VoiceTrack voice,
    Take take,
    ActorStage stage,
    TakeActors actors,
    MouthPlan plan,
    long voiceStartUs)
    implements AutoCloseable {
  /**
   * Voice tracks that end later than the take by less than this get no notice: it is less than a
   * frame.
   */
  private static final double SHORT_S = 0.04;

  /**
   * Plans a dub.
   *
   * @throws RedubException if the inputs cannot be used or no frame can be dubbed
   */
  public static DubPlan of(Networks networks, RedubRequest request, JobLog log) {
    MediaSource source =
        log.time(Stage.PROBE, () -> openTake(request).decodedBy(networks.decoding()));
    try {
      MediaFile voiceFile =
          log.time(
              Stage.PROBE, () -> MediaFile.open(request.speech(), request.reading().speechTrack()));
      try {
        return of(networks, request, voiceFile, source, log);
      } catch (Throwable e) {
        voiceFile.close();
        throw e;
      }
    } catch (Throwable e) {
      source.close();
      throw e;
    }
  }

  private static DubPlan of(
      Networks networks,
      RedubRequest request,
      MediaFile voiceFile,
      MediaSource source,
      JobLog log) {
    VoiceTrack voice = VoiceTrackAnalyser.analyse(voiceFile, networks, log);
    Take seen = new StoredTakeAnalyser(networks, log, request.limits()).analyse(source);
    Take take = seen.lasting(request.voiceOffsetUs() + voice.durationUs(), request.cameraMove());
    long voiceStartUs = take.startUs() + request.voiceOffsetUs();
    if (source instanceof FieldSource) {
      log.onNotice(Notice.of(NoticeCode.FIELDS_DUBBED, "file", source.path()));
    }
    requireFace(take);
    requireRanges(take, request);
    noteLengths(endUs(take, request), voiceStartUs + voice.durationUs(), log);
    ActorStage stage = new ActorStage(seen, projectActor(networks, request, log));
    TakeActors actors = log.time(Stage.PLAN, () -> stage.learn(log)).showing(take.track());
    Path file = request.plan();
    MouthPlan plan =
        log.time(
            Stage.PLAN,
            () ->
                file == null
                    ? MouthPlanner.plan(take, actors, voice, voiceStartUs, request.strength())
                    : MouthPlanFile.read(file, take));
    return new DubPlan(voiceFile, voice, take, stage, actors, plan, voiceStartUs);
  }

  private static MediaSource openTake(RedubRequest request) {
    MediaSource source = MediaSource.open(request.video(), request.reading());
    if (request.cameraMove() != CameraMove.NONE && !(source instanceof StillSource)) {
      source.close();
      throw new RedubException(
              ErrorCode.REQUEST_INVALID,
              "a camera moves over still pictures only: camera move %s was asked for and '%s' is a"
                      .formatted(request.cameraMove(), request.video())
                  + " video")
          .about(request.video());
    }
    try {
      return FieldSource.split(source);
    } catch (Throwable e) {
      source.close();
      throw e;
    }
  }

  private static void requireFace(Take take) {
    if (take.track().usableFrames() == 0) {
      throw new RedubException(
              ErrorCode.NO_FACE,
              "no face that can be dubbed in any of the %d frames of %s: %s"
                  .formatted(take.track().frames(), take.video(), take.track().reasons()))
          .about(take.video());
    }
  }

  private static @Nullable ProjectActor projectActor(
      Networks networks, RedubRequest request, JobLog log) {
    ActorInProject actor = request.actor();
    return actor == null
        ? null
        : ProjectActor.read(
            actor.project(), actor.name(), networks.predictor().card().sha256(), log::onNotice);
  }

  private static void requireRanges(Take take, RedubRequest request) {
    for (TakeRange range : request.ranges()) {
      if (range.startUs() >= take.endUs() - take.startUs()) {
        throw new RedubException(
                ErrorCode.REQUEST_INVALID,
                "range %s starts after the end of the take '%s', which is %.3f s long"
                    .formatted(range, take.video(), take.durationSeconds()))
            .about(take.video());
      }
    }
  }

  /** The end of the part that the voice track is heard in. */
  private static long endUs(Take take, RedubRequest request) {
    return request.ranges().stream()
        .mapToLong(range -> Math.min(take.endUs(), take.startUs() + range.endUs()))
        .max()
        .orElse(take.endUs());
  }

  private static void noteLengths(long endUs, long voiceEndUs, JobLog log) {
    double over = (voiceEndUs - endUs) / 1e6;
    if (over > SHORT_S) {
      log.onNotice(Notice.of(NoticeCode.SPEECH_CUT_OFF, "over_s", over));
    }
  }

  /**
   * A face track that is to be dubbed, its actor, and what the mouth does in each of its frames.
   */
  public record Target(TakeActors.Shot shot, MouthTrack mouth) {}

  /** One target for each face track that the plan names. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (TakeActors.Shot shot : actors.shots()) {
      plan.of(PersonPlan.nameOf(shot.track()))
          .map(person -> MouthTrack.of(person, shot.ptsUs()))
          .ifPresent(mouth -> targets.add(new Target(shot, mouth)));
    }
    return targets;
  }

  @Override
  public void close() {
    take.source().close();
    voiceFile.close();
  }
}
