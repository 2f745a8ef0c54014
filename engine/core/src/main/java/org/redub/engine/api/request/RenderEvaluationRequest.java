package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Clips on which to evaluate the renderer. Immutable.
 *
 * @param clips videos of people talking, at least one
 * @param shapesFrom a clip whose mouth shapes are also used to drive the other clips; null to use
 *     only their own
 * @param window minimum distance in frames between a donor and the frame it is used for, 0 or more
 * @param write folder for the results, each a nearly lossless {@code NAME.SHAPES.mp4}; null to
 *     write none
 * @param generator id of the generator
 */
public record RenderEvaluationRequest(
    List<Path> clips, @Nullable Path shapesFrom, int window, @Nullable Path write, String generator)
    implements EvaluationRequest {
  /** Half a second at 25 frames per second. */
  public static final int DEFAULT_WINDOW = 12;

  /** The largest window, longer than any clip. */
  public static final int MAX_WINDOW = 1_000_000;

  public RenderEvaluationRequest {
    clips = EvaluationRequest.checkedClips(clips);
    Range.checked("window", window, 0, MAX_WINDOW);
    // JSON without this field has the default.
    generator =
        RedubRequest.checkedGenerator(
            Objects.requireNonNullElse(generator, RedubRequest.DEFAULT_GENERATOR));
  }

  /** A request for the default generator. */
  public RenderEvaluationRequest(
      List<Path> clips, @Nullable Path shapesFrom, int window, @Nullable Path write) {
    this(clips, shapesFrom, window, write, RedubRequest.DEFAULT_GENERATOR);
  }
}
