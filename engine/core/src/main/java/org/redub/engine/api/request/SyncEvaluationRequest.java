package org.redub.engine.api.request;

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
    @Nullable Path predictions)
    implements Request {
  private static final double MAX_OFFSET_MS = RedubRequest.MAX_OFFSET_US / 1000.0;

  public SyncEvaluationRequest {
    clips = checkedClips(clips);
    if (offsetsMs != null) {
      offsetsMs = Map.copyOf(offsetsMs);
      offsetsMs.forEach(
          (clip, ms) ->
              Range.checked(
                  "offset of clip '%s' in milliseconds".formatted(clip),
                  ms,
                  -MAX_OFFSET_MS,
                  MAX_OFFSET_MS));
    }
  }

  static List<Path> checkedClips(List<Path> clips) {
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("an evaluation needs 1 clip or more, got 0");
    }
    return List.copyOf(clips);
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

  /** A clip's name: its file's without the extension. */
  public static String nameOf(Path clip) {
    return String.valueOf(clip.getFileName()).replaceFirst("\\.[^.]*$", "");
  }
}
