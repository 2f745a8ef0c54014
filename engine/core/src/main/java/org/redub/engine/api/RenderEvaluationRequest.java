package org.redub.engine.api;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to evaluate the renderer on. Immutable.
 *
 * @param clips videos with a face that talks, at least one
 * @param shapesFrom a clip whose mouth shapes drive the others as well; null for their own only
 * @param window no donor within this many frames of the frame it lends to, 0 or more
 * @param write folder that gets every result as a nearly lossless {@code NAME.SHAPES.mp4}; null for
 *     none
 */
public record RenderEvaluationRequest(
    List<Path> clips, @Nullable Path shapesFrom, int window, @Nullable Path write) {
  /** Half a second at 25 frames a second. */
  public static final int DEFAULT_WINDOW = 12;

  public RenderEvaluationRequest {
    clips = List.copyOf(clips);
    if (clips.isEmpty() || window < 0) {
      throw new IllegalArgumentException(
          "an evaluation needs a clip and a window of 0 or more, got %d and %d"
              .formatted(clips.size(), window));
    }
  }
}
