package org.redub.engine.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.redub.engine.actor.TakeActors;
import org.redub.engine.actor.project.ActorStage;
import org.redub.engine.actor.project.ProjectActor;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.TakeAnalyser;
import org.redub.engine.analyse.face.FaceLimits;
import org.redub.engine.analyse.sound.VoiceTrack;
import org.redub.engine.analyse.sound.VoiceTrackAnalyser;
import org.redub.engine.api.ActorInProject;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.RedubRequest;
import org.redub.engine.api.RedubResult;
import org.redub.engine.api.Stage;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.plan.MouthPlan;
import org.redub.engine.plan.MouthPlanner;
import org.redub.engine.plan.MouthTrack;
import org.redub.engine.plan.PersonPlan;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;
import org.redub.render.RenderSettings;

/**
 * A dub up to its pixels: take analysed, mouths planned, donors gathered. What a dub and its
 * preview share. Confined to one thread; the owner closes it.
 */
public final class PlannedDub implements AutoCloseable {
  private final Inputs inputs;
  private final Take take;
  private final ActorStage actorStage;
  private final TakeActors actors;
  private final MouthPlan plan;
  private final FramePlans frames;
  private final ShotIndex shots;
  private final DonorStore donors;
  private final long voiceStartUs;
  private final RenderSettings settings;

  /** The files of a dub, open, and what is heard in the voice track. */
  private record Inputs(MediaSource source, MediaFile voiceFile, VoiceTrack voice)
      implements AutoCloseable {

    @Override
    public void close() {
      source.close();
      voiceFile.close();
    }
  }

  private PlannedDub(Inputs inputs, Networks networks, RedubRequest request, JobLog log) {
    this.inputs = inputs;
    settings = request.render();
    Take seen = new TakeAnalyser(networks, log).analyse(inputs.source());
    long durationUs = request.speechOffsetUs() + inputs.voice().durationUs();
    take = seen.lasting(durationUs, request.cameraMove());
    voiceStartUs = take.startUs() + request.speechOffsetUs();
    requireFace(take);
    noteLengths(log);
    actorStage = new ActorStage(seen, projectActor(networks, request, log));
    TakeActors learned = log.time(Stage.PLAN, () -> actorStage.learn(log));
    actors = learned.showing(take.track());
    plan =
        log.time(
            Stage.PLAN,
            () -> MouthPlanner.plan(actors, inputs.voice(), voiceStartUs, request.strength()));
    List<FramePlanner.ShotTarget> targets = targets(actors, plan);
    shots = new ShotIndex(take.track().frames(), targets);
    frames =
        log.time(
            Stage.PLAN, () -> new FramePlanner(FaceLimits.DEFAULT).plan(take.track(), targets));
    donors = log.time(Stage.GATHER, () -> DonorGatherer.gather(take.source(), frames, shots, log));
  }

  /**
   * Prepares a dub.
   *
   * @throws org.redub.engine.api.RedubException if the inputs cannot be used or no frame can be
   *     dubbed
   */
  public static PlannedDub of(Networks networks, RedubRequest request, JobLog log) {
    Inputs inputs = open(networks, request, log);
    try {
      return new PlannedDub(inputs, networks, request, log);
    } catch (Throwable e) {
      inputs.close();
      throw e;
    }
  }

  private static Inputs open(Networks networks, RedubRequest request, JobLog log) {
    MediaFile voiceFile = MediaFile.open(request.speech());
    try {
      VoiceTrack voice = VoiceTrackAnalyser.listen(voiceFile, networks, log);
      MediaSource source = log.time(Stage.PROBE, () -> MediaSource.open(request.video()));
      return new Inputs(source, voiceFile, voice);
    } catch (Throwable e) {
      voiceFile.close();
      throw e;
    }
  }

  private static void requireFace(Take take) {
    if (take.track().usableFrames() == 0) {
      throw new RedubException(
          ErrorCode.NO_FACE,
          "no face that can be dubbed in any of the %d frames of %s: %s"
              .formatted(take.track().frames(), take.video(), take.track().reasons()));
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

  private static List<FramePlanner.ShotTarget> targets(TakeActors actors, MouthPlan plan) {
    List<FramePlanner.ShotTarget> targets = new ArrayList<>();
    for (TakeActors.Shot shot : actors.shots()) {
      plan.of(PersonPlan.nameOf(shot.track()))
          .map(person -> MouthTrack.of(person, shot.ptsUs()))
          .ifPresent(
              mouth -> targets.add(new FramePlanner.ShotTarget(shot.face(), shot.actor(), mouth)));
    }
    return targets;
  }

  private void noteLengths(JobLog log) {
    double over = (voiceStartUs + inputs.voice().durationUs() - take.endUs()) / 1e6;
    if (over > 0.04) {
      log.onNotice(
          "the speech is %.2f s longer than the video from where it starts: its end is cut off"
              .formatted(over));
    }
  }

  /** The new dialogue. */
  public VoiceTrack voice() {
    return inputs.voice();
  }

  /** The new dialogue's file, open until this is closed. */
  public MediaFile voiceFile() {
    return inputs.voiceFile();
  }

  /** The take, open until this is closed. */
  public Take take() {
    return take;
  }

  /** What the mouths shall do. */
  public MouthPlan plan() {
    return plan;
  }

  /** What is done to each frame. */
  public FramePlans frames() {
    return frames;
  }

  /** Poses and mouths by frame. */
  public ShotIndex shots() {
    return shots;
  }

  /** Adds what was learned of the actor to the project, if the request names one. */
  public void saveActor() {
    actorStage.save();
  }

  /** What was learned of the take and its actors. */
  public RedubResult.Calibration calibration() {
    return actors.calibration();
  }

  /** When the voice track starts, on the take's clock. */
  public long voiceStartUs() {
    return voiceStartUs;
  }

  /** Where the lower face of a planned frame shall be: x and y of each point in plate pixels. */
  public float[] targetPoints(FramePlan frame) {
    return shots.targetPoints(frame);
  }

  /**
   * Makes the pixels of every frame and hands them on.
   *
   * @param layers gets every new mouth by itself as well; null for none
   */
  public void render(FrameSink sink, @Nullable LayerFolder layers, ProgressListener listener) {
    new RenderPass(frames, new MouthComposer(shots, donors, settings, layers), false, frame -> true)
        .run(take.source(), sink, listener);
  }

  /** Makes the pixels of some frames and hands them on, each with its untouched plate. */
  public void render(IntPredicate wanted, ComparisonSink sink, ProgressListener listener) {
    new RenderPass(frames, new MouthComposer(shots, donors, settings, null), true, wanted)
        .run(
            take.source(),
            (frame, source, result) -> sink.accept(frame, Objects.requireNonNull(source), result),
            listener);
  }

  @Override
  public void close() {
    donors.close();
    inputs.close();
  }
}
