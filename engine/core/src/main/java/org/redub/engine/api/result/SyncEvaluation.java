package org.redub.engine.api.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
   * @param openings how the openings agree
   * @param widths how the widths agree
   * @param closed how the closures agree
   * @param velocityRatio how briskly the expected mouth moves, 1 as the seen one
   * @param controls what the openings agree by chance
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
   * @param correlation of the values
   * @param detrended the same without a running mean over 1 s
   */
  public record Agreement(double correlation, double detrended) {}

  /**
   * Lip closures.
   *
   * @param closureRecall share of seen closures that are expected
   * @param closureFalse share of expected closed frames that are not seen
   * @param closures number of closures seen
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Closures(double closureRecall, double closureFalse, double closures) {}

  /**
   * Detrended correlations of the openings that should be near 0.
   *
   * @param controlShifted with the sound 1.5 s off
   * @param controlOther with another clip's sound
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Controls(double controlShifted, double controlOther) {}
}
