package org.redub.engine.generate;

import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.redub.engine.actor.ActorProject;
import org.redub.engine.actor.ProjectFile;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sound.VoiceTrack;
import org.redub.engine.analyse.sound.VoiceTrackAnalyser;
import org.redub.engine.api.ActorInProject;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubRequest;
import org.redub.engine.api.RedubResult;
import org.redub.engine.api.Stage;
import org.redub.engine.plan.FramePlan;
import org.redub.engine.plan.MouthPlan;
import org.redub.engine.plan.MouthTrackBuilder;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;
import org.redub.render.RenderSettings;

/**
 * A dub up to its pixels: speech heard, face followed, mouth planned, donors gathered. What a dub
 * and its preview share. Confined to one thread; the owner closes it.
 */
public final class PlannedDub implements AutoCloseable {
  private final VoiceTrack speech;
  private final Take take;
  private final MouthPlan plan;
  private final ShotIndex shots;
  private final DonorStore donors;
  private final long speechStartUs;
  private final ActorStage actors;
  private final RedubResult.Calibration calibration;

  private final @Nullable StillTake still;
  private final RenderSettings settings;

  private record Learned(ActorStage actors, long speechStartUs) {}

  private PlannedDub(
      VoiceTrack speech,
      Take take,
      Take.Planned planned,
      DonorStore donors,
      Learned learned,
      RenderSettings settings,
      @Nullable StillTake still) {
    this.settings = settings;
    this.still = still;
    this.speech = speech;
    this.take = take;
    plan = planned.plan();
    shots = planned.shots();
    calibration = planned.calibration();
    this.donors = donors;
    actors = learned.actors();
    speechStartUs = learned.speechStartUs();
  }

  /**
   * Prepares a dub.
   *
   * @throws org.redub.engine.api.RedubException if the inputs cannot be used or no frame can be
   *     dubbed
   */
  public static PlannedDub of(Networks workbench, RedubRequest request, JobLog log) {
    VoiceTrack speech = VoiceTrackAnalyser.listen(request.speech(), workbench, log);
    if (!StillTake.isStill(request.video())) {
      return of(workbench, request, speech, null, log);
    }
    long durationUs = request.speechOffsetUs() + speech.durationUs();
    StillTake still =
        log.time(
            Stage.LISTEN,
            () -> StillTake.write(request.video(), durationUs, request.cameraMove(), log));
    try {
      RedubRequest moving = request.toBuilder().video(still.file()).build();
      return of(workbench, moving, speech, still, log);
    } catch (RuntimeException e) {
      still.close();
      throw e;
    }
  }

  private static PlannedDub of(
      Networks workbench,
      RedubRequest request,
      VoiceTrack speech,
      @Nullable StillTake still,
      JobLog log) {
    ActorProject project = project(workbench, request, log);
    TakeSpeech own = VoiceTrackAnalyser.ownSpeech(request.video(), workbench, log);
    Take take = Take.track(request.video(), workbench, log);
    long speechStartUs = take.startUs() + request.speechOffsetUs();
    noteLengths(take, speech, speechStartUs, log);
    ActorStage actors = new ActorStage(own, request.actor(), project, request.video());
    MouthTrackBuilder mouth =
        new MouthTrackBuilder(
            speech.articulation(), speech.activity()::speechAt, speechStartUs, request.strength());
    Take.Planned planned = take.plan(mouth, actors, log);
    DonorStore donors =
        log.time(
            Stage.GATHER,
            () -> DonorGatherer.gather(request.video(), planned.plan(), planned.shots(), log));
    Learned learned = new Learned(actors, speechStartUs);
    return new PlannedDub(speech, take, planned, donors, learned, request.render(), still);
  }

  private static @Nullable ActorProject project(
      Networks workbench, RedubRequest request, JobLog log) {
    ActorInProject actor = request.actor();
    return actor == null
        ? null
        : ProjectFile.read(actor.project(), workbench.predictor().card().sha256(), log::onNotice);
  }

  private static void noteLengths(Take take, VoiceTrack speech, long speechStartUs, JobLog log) {
    double over = (speechStartUs + speech.durationUs() - take.endUs()) / 1e6;
    if (over > 0.04) {
      log.onNotice(Notice.of(NoticeCode.SPEECH_CUT_OFF, "over_s", over));
    }
  }

  public VoiceTrack speech() {
    return speech;
  }

  public Take take() {
    return take;
  }

  public MouthPlan plan() {
    return plan;
  }

  /** Poses and mouths by frame. */
  public ShotIndex shots() {
    return shots;
  }

  /** Who is in the take. */
  public ActorStage actors() {
    return actors;
  }

  /** What was learned of the take and its actors. */
  public RedubResult.Calibration calibration() {
    return calibration;
  }

  /** When the speech starts, on the take's clock. */
  public long speechStartUs() {
    return speechStartUs;
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
    new RenderPass(plan, new MouthComposer(shots, donors, settings, layers), false, frame -> true)
        .run(take.video(), sink, listener);
  }

  /** Makes the pixels of some frames and hands them on, each with its untouched plate. */
  public void render(IntPredicate wanted, ComparisonSink sink, ProgressListener listener) {
    new RenderPass(plan, new MouthComposer(shots, donors, settings, null), true, wanted)
        .run(
            take.video(),
            (frame, source, result) -> sink.accept(frame, Objects.requireNonNull(source), result),
            listener);
  }

  @Override
  public void close() {
    donors.close();
    if (still != null) {
      still.close();
    }
  }
}
