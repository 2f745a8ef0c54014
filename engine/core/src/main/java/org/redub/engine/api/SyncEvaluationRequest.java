package org.redub.engine.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to evaluate. Immutable.
 *
 * @param clips videos with their own sound, at least one
 * @param tracked folder of mouths tracked by another program, {@code NAME.csv} for a clip {@code
 *     NAME.ext}, with the columns t (seconds), ok, open, width; null for our tracker
 * @param offsetsMs A/V offsets by clip name without extension, positive where the mouth moves later
 *     than the sound; null to estimate each
 * @param predictions folder that gets what the network expects, {@code NAME.csv} with the columns
 *     t, open, width; null for none
 */
public record SyncEvaluationRequest(
    List<Path> clips,
    @Nullable Path tracked,
    @Nullable Map<String, Double> offsetsMs,
    @Nullable Path predictions) {
  public SyncEvaluationRequest {
    clips = List.copyOf(clips);
    offsetsMs = offsetsMs == null ? null : Map.copyOf(offsetsMs);
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("an evaluation needs at least one clip");
    }
  }

  /** A clip's name: its file's without the extension. */
  public static String nameOf(Path clip) {
    return String.valueOf(clip.getFileName()).replaceFirst("\\.[^.]*$", "");
  }
}
