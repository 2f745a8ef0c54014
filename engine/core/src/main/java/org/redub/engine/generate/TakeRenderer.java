package org.redub.engine.generate;

import java.util.Objects;
import java.util.function.IntPredicate;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.run.JobLog;
import org.redub.render.composite.RenderSettings;

/**
 * Renders the planned mouths of a take with one generator. Dubs, previews, layers and evaluations
 * all use it. Confined to one thread, rendering on several; the owner closes it, and with it the
 * generator.
 */
public final class TakeRenderer implements AutoCloseable {
  private final MediaSource take;
  private final ShotIndex shots;
  private final MouthGenerator generator;
  private final Prepared prepared;
  private final RenderSettings settings;

  /**
   * Prepares the generator.
   *
   * @param generator closed with this, or by the caller if this throws
   * @throws org.redub.engine.api.RedubException if the take cannot be read
   */
  public TakeRenderer(
      MouthGenerator generator, MouthScene scene, RenderSettings settings, JobLog log) {
    this.generator = generator;
    this.settings = settings;
    take = scene.take();
    shots = scene.shots();
    prepared = generator.prepare(scene, log);
  }

  /** What is done to each frame, as far as the generator can. */
  public FramePlans frames() {
    return prepared.frames();
  }

  /** Poses and mouths by frame. */
  public ShotIndex shots() {
    return shots;
  }

  /**
   * Makes the pixels of every frame and hands them on.
   *
   * @param skipped frames of which only the time is handed on
   * @param mouths receives every new mouth by itself as well
   */
  public void render(
      FrameSink sink, IntPredicate skipped, MouthListener mouths, ProgressListener listener) {
    new RenderPass(frames(), composer(mouths), skipped).run(take, sink, listener);
  }

  /**
   * Makes the pixels of some frames and hands them on, each with its untouched plate.
   *
   * @param mouths receives every new mouth by itself as well
   */
  public void compare(
      IntPredicate wanted, ComparisonSink sink, MouthListener mouths, ProgressListener listener) {
    new RenderPass(frames(), composer(mouths), true, wanted)
        .run(
            take,
            (frame, source, result) -> sink.accept(frame, Objects.requireNonNull(source), result),
            listener);
  }

  private MouthComposer composer(MouthListener mouths) {
    return new MouthComposer(shots, generator.requirements(), prepared, settings, mouths);
  }

  @Override
  public void close() {
    prepared.close();
    generator.close();
  }
}
