package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A clip whose lip sync is scored. Immutable.
 *
 * @param video a clip that shows a mouth
 * @param speech the sound to score against, which starts with the video; null for the clip's own
 *     sound
 */
public record ScoreRequest(Path video, @Nullable Path speech) implements Request {
  public ScoreRequest {
    Objects.requireNonNull(video, "a score request needs a video");
  }

  /** The file whose sound the mouth is scored against. */
  public Path sound() {
    return speech == null ? video : speech;
  }

  @Override
  public List<Path> videos() {
    return List.of(video);
  }

  @Override
  public List<Path> sounds() {
    return List.of(sound());
  }

  @Override
  public List<Path> outputs() {
    return List.of();
  }
}
