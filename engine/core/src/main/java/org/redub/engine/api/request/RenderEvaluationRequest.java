package org.redub.engine.api.request;

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
 * @param generator what makes the mouths, by its id
 */
public record RenderEvaluationRequest(
    List<Path> clips, @Nullable Path shapesFrom, int window, @Nullable Path write, String generator)
    implements Request {
  /** Half a second at 25 frames a second. */
  public static final int DEFAULT_WINDOW = 12;

  /** The widest window: farther than any clip is long. */
  public static final int MAX_WINDOW = 1_000_000;

  public RenderEvaluationRequest {
    clips = SyncEvaluationRequest.checkedClips(clips);
    Range.checked("window", window, 0, MAX_WINDOW);
  }

  /** The same of donors, which is what makes the mouths of a dub unless it says otherwise. */
  public RenderEvaluationRequest(
      List<Path> clips, @Nullable Path shapesFrom, int window, @Nullable Path write) {
    this(clips, shapesFrom, window, write, RedubRequest.DEFAULT_GENERATOR);
  }

  @Override
  public List<Path> videos() {
    return List.of();
  }

  @Override
  public List<Path> sounds() {
    return List.of();
  }

  @Override
  public List<Path> outputs() {
    return List.of();
  }
}
