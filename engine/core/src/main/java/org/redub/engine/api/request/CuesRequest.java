package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A voice track to turn into mouth cues. Immutable.
 *
 * @param speech the voice track: any file with sound
 * @param framesPerSecond rate of the output values, above 0 and at most {@value #MAX_FPS}
 */
public record CuesRequest(Path speech, double framesPerSecond) implements Request {
  /** The highest rate of values. */
  public static final double MAX_FPS = 1000;

  public CuesRequest {
    Objects.requireNonNull(speech, "a cues request needs a voice track (speech)");
    if (!(framesPerSecond > 0 && framesPerSecond <= MAX_FPS)) {
      throw new IllegalArgumentException(
          "frames per second must be above 0 and at most %s, got %s"
              .formatted(Range.plain(MAX_FPS), Range.plain(framesPerSecond)));
    }
  }

  @Override
  public List<Path> videos() {
    return List.of();
  }

  @Override
  public List<Path> sounds() {
    return List.of(speech);
  }

  @Override
  public List<Path> outputs() {
    return List.of();
  }
}
