package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A take in which to track the face. Immutable.
 *
 * @param video the take
 */
public record TrackRequest(Path video) implements Request {
  public TrackRequest {
    Objects.requireNonNull(video, "a track request needs a video");
  }

  @Override
  public List<Path> videos() {
    return List.of(video);
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
