package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which mouth to score against which sound. Immutable.
 *
 * @param video a clip that shows a mouth
 * @param speech the sound, from the video's start; null for the clip's own
 */
public record ScoreRequest(Path video, @Nullable Path speech) implements Request {
  public ScoreRequest {
    Objects.requireNonNull(video, "a request to score needs a video");
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
