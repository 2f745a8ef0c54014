package org.redub.engine.api.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * How well the mouths predicted by the network match those of real clips; {@code redub eval sync}
 * writes it as JSON. Immutable. Every clip is compared at its own A/V offset plus a latency common
 * to all clips.
 *
 * @param model id of the network
 * @param modelSha256 SHA-256 of the network
 * @param latencyMs the common latency with the best agreement over all clips (positive: mouths move
 *     later than predicted)
 * @param clips one row per clip, worst first
 * @param mean mean of the rows
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SyncEvaluation(
    String model, String modelSha256, int latencyMs, List<Row> clips, Row mean) {

  public SyncEvaluation {
    clips = List.copyOf(clips);
  }

  /**
   * One clip, or the mean of all (NaN if no clip has a value).
   *
   * @param clip name of the clip
   * @param offsetMs A/V offset at which the clip was compared: how much later the mouth moves than
   *     the sound
   * @param openings agreement of the openings
   * @param widths agreement of the widths
   * @param closed agreement of the closures
   * @param velocityRatio speed of the predicted mouth relative to the tracked one; 1 is equal
   * @param controls control values, which show the agreement by chance
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonPropertyOrder({
    "clip",
    "offset_ms",
    "opening",
    "opening_detrended",
    "width",
    "width_detrended"
  })
  public record Row(
      String clip,
      double offsetMs,
      @JsonIgnore Agreement openings,
      @JsonIgnore Agreement widths,
      @JsonUnwrapped Closures closed,
      double velocityRatio,
      @JsonUnwrapped Controls controls) {

    @JsonProperty
    double opening() {
      return openings.correlation();
    }

    @JsonProperty
    double openingDetrended() {
      return openings.detrended();
    }

    @JsonProperty
    double width() {
      return widths.correlation();
    }

    @JsonProperty
    double widthDetrended() {
      return widths.detrended();
    }
  }

  /**
   * Agreement of one measure of the mouth.
   *
   * @param correlation correlation of the values
   * @param detrended the same after subtracting a running mean over 1 s
   */
  public record Agreement(double correlation, double detrended) {}

  /**
   * Lip closures.
   *
   * @param closureRecall share of tracked closures that are predicted
   * @param closureFalse share of predicted closed frames in which no closure is tracked
   * @param closures number of tracked closures
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Closures(double closureRecall, double closureFalse, double closures) {}

  /**
   * Detrended correlations of the openings that should be near 0.
   *
   * @param controlShifted with the sound shifted by 1.5 s
   * @param controlOther with another clip's sound
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Controls(double controlShifted, double controlOther) {}
}
