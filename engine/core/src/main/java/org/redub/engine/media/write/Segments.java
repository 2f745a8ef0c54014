package org.redub.engine.media.write;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the picture is cut into segments that are encoded by themselves, and where segments of an
 * older output may be taken from. Immutable.
 *
 * @param frames of the whole output
 * @param inputs for each segment the SHA-256 of everything that its pixels follow from
 * @param previous an older output; null to encode every segment
 */
public record Segments(int frames, List<String> inputs, @Nullable Path previous) {
  /** Frames of every segment but the last: four seconds at 25 frames per second. */
  public static final int FRAMES_EACH = 100;

  public Segments {
    inputs = List.copyOf(inputs);
    if (inputs.size() != count(frames)) {
      throw new IllegalArgumentException(
          "%d frames are %d segments, got inputs for %d"
              .formatted(frames, count(frames), inputs.size()));
    }
  }

  /** Segments of an output of {@code frames} frames. */
  public static int count(int frames) {
    return (frames + FRAMES_EACH - 1) / FRAMES_EACH;
  }

  /** Frames of a segment. */
  int framesOf(int segment) {
    return Math.min(FRAMES_EACH, frames - segment * FRAMES_EACH);
  }
}
