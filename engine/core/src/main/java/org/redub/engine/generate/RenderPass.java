package org.redub.engine.generate;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.Stage;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FrameReader;
import org.redub.engine.media.read.MediaSource;

/**
 * The last pass over a take: every frame is read, its mouth replaced as planned, and handed on.
 * Frames are rendered on several threads and come out in order; only the frames being rendered are
 * in memory.
 */
final class RenderPass {
  private final FramePlans plan;
  private final MouthComposer composer;
  private final boolean keepSource;
  private final IntPredicate wanted;
  private final IntPredicate skipped;

  /**
   * A pass over every frame; of some only the time is wanted.
   *
   * @param skipped which frames are handed on with their time but without pixels
   */
  RenderPass(FramePlans plan, MouthComposer composer, IntPredicate skipped) {
    this.plan = plan;
    this.composer = composer;
    this.skipped = skipped;
    keepSource = false;
    wanted = frame -> true;
  }

  /**
   * A pass over every frame, or some.
   *
   * @param keepSource whether the sink gets the untouched plate as well
   * @param wanted which frames are rendered and handed on; the others are read and dropped
   */
  RenderPass(FramePlans plan, MouthComposer composer, boolean keepSource, IntPredicate wanted) {
    this.plan = plan;
    this.composer = composer;
    this.keepSource = keepSource;
    this.wanted = wanted;
    skipped = frame -> false;
  }

  private record Item(FramePlan plan, @Nullable Plate source, Plate result) {}

  /**
   * Runs the pass.
   *
   * @throws RedubException if the take gives other frames than it did in the first pass
   */
  void run(MediaSource take, FrameSink sink, ProgressListener listener) {
    int workers = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    Queue<Item> free = new ArrayDeque<>();
    try (FrameReader reader = take.frames();
        OrderedWorkers<Item> threads =
            new OrderedWorkers<>(
                workers,
                item -> compose(item, take.path()),
                item -> {
                  sink.accept(item.plan(), item.source(), item.result());
                  free.add(item);
                })) {
      int frames = plan.frames().size();
      int frame = 0;
      while (frame < frames) {
        Item spare = free.poll();
        Plate plate = spare == null ? Plate.of(reader.format()) : spare.result();
        boolean read = skipped.test(frame) ? reader.skip(plate) : reader.read(plate);
        if (!read) {
          throw changed(take.path(), frames, frame);
        }
        if (wanted.test(frame)) {
          threads.feed(item(reader, spare, plate, frame));
        } else {
          free.add(
              new Item(plan.frames().get(frame), spare == null ? null : spare.source(), plate));
        }
        frame++;
        listener.onProgress(Stage.RENDER, frame, frames);
      }
      threads.drain();
    }
  }

  private Item item(FrameReader reader, @Nullable Item spare, Plate plate, int frame) {
    Plate source = spare == null ? null : spare.source();
    if (keepSource) {
      source = source == null ? Plate.of(reader.format()) : source;
      source.copyFrom(plate);
    }
    return new Item(plan.frames().get(frame), source, plate);
  }

  private Item compose(Item item, Path take) {
    if (item.plan().dubbed() && !skipped.test(item.plan().frame())) {
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
