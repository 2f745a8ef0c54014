package org.redub.engine.generate;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.Stage;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FrameReader;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.work.OrderedTasks;
import org.redub.engine.work.Workers;

/**
 * The last pass over a take: every frame is read, its mouth replaced as planned, and handed on.
 * Frames are rendered on several threads and come out in order; only the frames being rendered are
 * in memory.
 */
final class RenderPass {
  private final FramePlans plan;
  private final MouthComposer composer;
  private final Workers workers;

  RenderPass(FramePlans plan, MouthComposer composer, Workers workers) {
    this.plan = plan;
    this.composer = composer;
    this.workers = workers;
  }

  /** Which frames a pass hands on, and how. */
  enum Frame {
    /** Rendered. */
    WHOLE,
    /** With its time and without pixels. */
    TIME_ONLY,
    /** Not at all. */
    NONE
  }

  private record Item(FramePlan plan, Frame kind, @Nullable Plate source, Plate result) {}

  /**
   * Runs the pass.
   *
   * @param wanted what is handed on of each frame
   * @param keepSource whether the sink gets the untouched plate as well
   * @throws RedubException if the take gives other frames than it did in the first pass
   */
  void run(
      MediaSource take,
      IntFunction<Frame> wanted,
      boolean keepSource,
      FrameSink sink,
      ProgressListener listener) {
    Queue<Item> free = new ArrayDeque<>();
    try (FrameReader reader = take.frames();
        OrderedTasks<Item> tasks =
            new OrderedTasks<>(
                workers,
                workers.threads() + 1,
                item -> compose(item, take.path()),
                item -> {
                  sink.accept(item.plan(), item.source(), item.result());
                  free.add(item);
                })) {
      int frames = plan.frames().size();
      for (int frame = 0; frame < frames; frame++) {
        Frame kind = wanted.apply(frame);
        Item spare = free.poll();
        Plate plate = spare == null ? Plate.of(reader.format()) : spare.result();
        boolean read = kind == Frame.WHOLE ? reader.read(plate) : reader.skip(plate);
        if (!read) {
          throw changed(take.path(), frames, frame);
        }
        Plate source = spare == null ? null : spare.source();
        if (keepSource && kind == Frame.WHOLE) {
          source = source == null ? Plate.of(reader.format()) : source;
          source.copyFrom(plate);
        }
        Item item = new Item(plan.frames().get(frame), kind, source, plate);
        if (kind == Frame.NONE) {
          free.add(item);
        } else {
          tasks.feed(item);
        }
        listener.onProgress(Stage.RENDER, frame + 1, frames);
      }
      tasks.drain();
    }
  }

  private Item compose(Item item, Path take) {
    if (item.plan().dubbed() && item.kind() == Frame.WHOLE) {
      try {
        composer.compose(item.plan(), item.result());
      } catch (RedubException e) {
        throw e.about(take).at(item.plan().ptsUs());
      } catch (RuntimeException e) {
        throw new RedubException(
                ErrorCode.INTERNAL,
                "frame %d of '%s' could not be rendered: %s"
                    .formatted(item.plan().frame(), take, e),
                e)
            .about(take)
            .at(item.plan().ptsUs());
      }
    }
    return item;
  }

  private static RedubException changed(Path video, int expected, int actual) {
    return new RedubException(
            ErrorCode.INPUT_DAMAGED,
            "%s gave %d frames when it was read first and %d now: was it changed meanwhile?"
                .formatted(video, expected, actual))
        .about(video);
  }
}
