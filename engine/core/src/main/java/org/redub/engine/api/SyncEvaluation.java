package org.redub.engine.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * How well the network's mouth goes with those of real clips; JSON with {@code redub eval sync}.
 * Immutable by contract. Every clip is compared at its own A/V offset and one latency common to
 * all.
 *
 * @param model id of the network
 * @param modelSha256 SHA-256 of the network
 * @param latencyMs the common latency (positive: mouths move later than the network says), the one
 *     that suits all clips best
 * @param clips one row a clip, worst first
 * @param mean of the rows
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SyncEvaluation(
    String model, String modelSha256, int latencyMs, List<Row> clips, Row mean) {

  public SyncEvaluation {
    clips = List.copyOf(clips);
  }

  /**
   * One clip, or the mean of all (NaN where no clip has a value).
   *
   * @param clip its name
   * @param offsetMs A/V offset it was compared at: how much later the mouth moves than the sound
   * @param opening correlation of the openings
   * @param openingDetrended the same without a running mean over 1 s
   * @param width correlation of the widths
   * @param widthDetrended the same without a running mean over 1 s
   * @param closureRecall share of seen closures that are expected
   * @param closureFalse share of expected closed frames that are not seen
   * @param closures number of closures seen
   * @param velocityRatio how briskly the expected mouth moves, 1 as the seen one
   * @param controlShifted detrended correlation of the openings with the sound 1.5 s off
   * @param controlOther detrended correlation of the openings with another clip's sound
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Row(
      String clip,
      double offsetMs,
      double opening,
      double openingDetrended,
      double width,
      double widthDetrended,
      double closureRecall,
      double closureFalse,
      double closures,
      double velocityRatio,
      double controlShifted,
      double controlOther) {}
}
