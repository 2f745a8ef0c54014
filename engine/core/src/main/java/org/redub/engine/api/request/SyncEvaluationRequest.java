package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clips on which to evaluate the mouth network. Immutable.
 *
 * @param clips videos with their own sound, at least one
 * @param tracked folder of mouths tracked by another program, {@code NAME.csv} for a clip {@code
 *     NAME.ext}, with the columns t (seconds), ok, open, width; null to use Redub's tracker
 * @param offsetsMs A/V offsets by clip name without extension, positive if the mouth moves later
 *     than the sound; null to estimate every offset
 * @param predictions folder for the predictions of the network, {@code NAME.csv} with the columns
 *     t, open, width; null to write none
 */
public record SyncEvaluationRequest(
    List<Path> clips,
    @Nullable Path tracked,
    @Nullable Map<String, Double> offsetsMs,
    @Nullable Path predictions)
    implements EvaluationRequest {
  private static final double MAX_OFFSET_MS = RedubRequest.MAX_OFFSET_US / 1000.0;

  public SyncEvaluationRequest {
    clips = EvaluationRequest.checkedClips(clips);
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
}
