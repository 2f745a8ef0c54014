package org.redub.engine.generate;

import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.sound.VoiceTrack;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.plan.DubPlan;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;
import org.redub.render.composite.RenderSettings;

/**
 * A dub up to its pixels: take analysed, mouths planned, generator ready. What a dub and its
 * preview share. Confined to one thread; the owner closes it.
 */
public final class PlannedDub implements AutoCloseable {
  private final DubPlan plan;
  private final FramePlans frames;
  private final ShotIndex shots;
  private final MouthGenerator generator;
  private final Prepared prepared;
  private final RenderSettings settings;

  private PlannedDub(DubPlan plan, MouthGenerator generator, RedubRequest request, JobLog log) {
    this.plan = plan;
    this.generator = generator;
    settings = request.render();
    List<FramePlanner.ShotTarget> targets =
        plan.targets().stream()
            .map(
                target ->
                    new FramePlanner.ShotTarget(
                        target.shot().face(), target.shot().actor(), target.mouth()))
            .toList();
    Take take = plan.take();
    shots = new ShotIndex(take.track().frames(), targets);
    FramePlans planned =
        log.time(Stage.PLAN, () -> new FramePlanner(request.limits()).plan(take.track(), targets));
    MouthScene scene =
        new MouthScene(take.source(), planned, shots, plan.voiceFile(), plan.voiceStartUs());
    prepared = generator.prepare(scene, log);
    frames = prepared.frames();
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
        return new PlannedDub(plan, generator, request, log);
      } catch (Throwable e) {
        plan.close();
        throw e;
      }
    } catch (Throwable e) {
      generator.close();
      throw e;
    }
  }

  /** The new dialogue. */
  public VoiceTrack voice() {
    return plan.voice();
  }

  /** The new dialogue's file, open until this is closed. */
  public MediaFile voiceFile() {
    return plan.voiceFile();
  }

  /** The take, open until this is closed. */
  public Take take() {
    return plan.take();
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

  /** Where the lower face of a planned frame shall be: x and y of each point in plate pixels. */
  public float[] targetPoints(FramePlan frame) {
    return shots.targetPoints(frame);
  }

  /**
   * Makes the pixels of every frame and hands them on.
   *
   * @param skipped frames of which only the time is handed on
   * @param layers gets every new mouth by itself as well; null for none
   */
  public void render(
      FrameSink sink,
      IntPredicate skipped,
      @Nullable LayerFolder layers,
      ProgressListener listener) {
    new RenderPass(frames, composer(layers), skipped).run(take().source(), sink, listener);
  }

  /** Makes the pixels of some frames and hands them on, each with its untouched plate. */
  public void render(IntPredicate wanted, ComparisonSink sink, ProgressListener listener) {
    new RenderPass(frames, composer(null), true, wanted)
        .run(
            take().source(),
            (frame, source, result) -> sink.accept(frame, Objects.requireNonNull(source), result),
            listener);
  }

  private MouthComposer composer(@Nullable LayerFolder layers) {
    return new MouthComposer(shots, generator.requirements(), prepared, settings, layers);
  }

  @Override
  public void close() {
    prepared.close();
    generator.close();
    plan.close();
  }
}
