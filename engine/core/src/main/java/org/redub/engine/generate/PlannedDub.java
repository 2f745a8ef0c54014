package org.redub.engine.generate;

import java.util.List;
import java.util.function.LongPredicate;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.sound.VoiceTrack;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.TakeRange;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.plan.DubPlan;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/**
 * A planned dub whose generator is ready to render. Dubs and previews share it. Confined to one
 * thread; the owner closes it.
 */
public final class PlannedDub implements AutoCloseable {
  private final DubPlan plan;
  private final TakeRenderer renderer;

  private PlannedDub(DubPlan plan, TakeRenderer renderer) {
    this.plan = plan;
    this.renderer = renderer;
  }

  /**
   * Prepares a dub.
   *
   * @throws org.redub.engine.api.RedubException if the inputs cannot be used or no frame can be
   *     dubbed
   */
  public static PlannedDub of(
      Networks networks, MouthGenerators generators, RedubRequest request, JobLog log) {
    MouthGenerator generator = generators.open(request.generator(), networks);
    try {
      DubPlan plan = DubPlan.of(networks, request, log);
      try {
        MouthScene scene = scene(plan, request, log);
        return new PlannedDub(
            plan, new TakeRenderer(generator, scene, request.render(), networks.workers(), log));
      } catch (Throwable e) {
        plan.close();
        throw e;
      }
    } catch (Throwable e) {
      generator.close();
      throw e;
    }
  }

  private static MouthScene scene(DubPlan plan, RedubRequest request, JobLog log) {
    List<ShotTarget> targets =
        plan.targets().stream()
            .<ShotTarget>map(
                target ->
                    new ActorTarget(target.shot().face(), target.shot().actor(), target.mouth()))
            .toList();
    TakeTrack faces = plan.take().track();
    FramePlans frames =
        log.time(
            Stage.PLAN,
            () -> new FramePlanner(request.limits(), wanted(plan, request)).plan(faces, targets));
    return new MouthScene(
        plan.take().source(),
        frames,
        new ShotIndex(faces.frames(), targets),
        new VoiceInTake(plan.voiceFile(), plan.voiceStartUs()));
  }

  /** The times that are dubbed. */
  private static LongPredicate wanted(DubPlan plan, RedubRequest request) {
    List<TakeRange> ranges = request.ranges();
    long startUs = plan.take().startUs();
    return ptsUs ->
        ranges.isEmpty() || ranges.stream().anyMatch(range -> range.contains(ptsUs - startUs));
  }

  /** The voice track. */
  public VoiceTrack voice() {
    return plan.voice();
  }

  /** The voice track's file, open until this is closed. */
  public MediaFile voiceFile() {
    return plan.voiceFile();
  }

  /** The take, open until this is closed. */
  public Take take() {
    return plan.take();
  }

  /** What is done to each frame. */
  public FramePlans frames() {
    return renderer.frames();
  }

  /** Poses and mouths by frame. */
  public ShotIndex shots() {
    return renderer.shots();
  }

  /** Adds what was learned of the actor to the project, if the request names one. */
  public void saveActor() {
    plan.stage().save();
  }

  /** What was learned of the take and its actors. */
  public RedubResult.Calibration calibration() {
    return plan.actors().calibration();
  }

  /** When the voice track starts, on the take's clock. */
  public long voiceStartUs() {
    return plan.voiceStartUs();
  }

  /** Where the lower face of a planned frame is to be: x and y of each point in plate pixels. */
  public float[] targetPoints(FramePlan frame) {
    return shots().targetPoints(frame);
  }

  /** What makes the pixels; closed with this. */
  public TakeRenderer renderer() {
    return renderer;
  }

  @Override
  public void close() {
    renderer.close();
    plan.close();
  }
}
