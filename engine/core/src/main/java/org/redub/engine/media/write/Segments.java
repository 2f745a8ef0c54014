package org.redub.engine.media.write;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segments of the video, which are encoded independently, and the older output from which they
 * may be copied. Immutable.
 *
 * @param frames number of frames of the whole output
 * @param inputs for each segment the SHA-256 of everything that determines its pixels
 * @param previous an older output; null to encode every segment
 */
public record Segments(int frames, List<String> inputs, @Nullable Path previous) {
  /** Number of frames of every segment except the last: four seconds at 25 frames per second. */
  public static final int FRAMES_EACH = 100;

  public Segments {
    inputs = List.copyOf(inputs);
    if (inputs.size() != count(frames)) {
      throw new IllegalArgumentException(
          "%d frames need inputs for %d segments, got %d"
              .formatted(frames, count(frames), inputs.size()));
    }
  }

  /** Number of segments of an output of {@code frames} frames. */
  public static int count(int frames) {
    return (frames + FRAMES_EACH - 1) / FRAMES_EACH;
  }

  /** Number of frames of a segment. */
  int framesOf(int segment) {
    return Math.min(FRAMES_EACH, frames - segment * FRAMES_EACH);
  }
}
