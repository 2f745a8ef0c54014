package org.redub.engine.api.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the mouth in a clip matches its sound; {@code redub score} writes it as JSON. Immutable
 * by contract. Correlations compare the tracked mouth with the one predicted from the audio, at the
 * estimated A/V offset, with posture (a running mean over 1 s) removed.
 *
 * @param video the clip
 * @param speech file with the sound
 * @param compared amount of material
 * @param offset the A/V offset
 * @param agreement agreement of tracked and predicted mouth
 * @param lipClosures agreement of tracked and predicted closures
 * @param outOfSync spans in which the mouth contradicts the sound
 * @param curves the compared curves
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SyncScore(
    String video,
    String speech,
    @JsonUnwrapped Compared compared,
    @JsonUnwrapped Offset offset,
    @JsonUnwrapped Agreement agreement,
    @JsonUnwrapped Closures lipClosures,
    @JsonProperty("off") List<Span> outOfSync,
    Curves curves) {

  public SyncScore {
    outOfSync = List.copyOf(outOfSync);
  }

  /**
   * Amount of material.
   *
   * @param seconds seconds of mouth and sound
   * @param speechSeconds seconds of these with speech
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Compared(double seconds, double speechSeconds) {}

  /**
   * The A/V offset.
   *
   * @param offsetMs how much later the mouth moves than the sound; null if it could not be
   *     determined
   * @param offsetConfidence 0..1
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Offset(@Nullable Double offsetMs, double offsetConfidence) {}

  /**
   * Correlations.
   *
   * @param opening correlation of the openings
   * @param width correlation of the widths
   * @param shiftedOpening control: the opening with the sound shifted by 1.5 s, near 0
   * @param shiftedWidth control: the width, likewise
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Agreement(
      double opening, double width, double shiftedOpening, double shiftedWidth) {}

  /**
   * Lip closures.
   *
   * @param closureRecall share of the tracked closures that are predicted from the audio; null if
   *     there are none
   * @param closureFalse share of predicted closed frames in which the lips are open
   * @param closures all tracked closures
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Closures(
      @Nullable Double closureRecall, double closureFalse, List<Closure> closures) {
    public Closures {
      closures = List.copyOf(closures);
    }
  }

  /** A tracked closure, and whether it is predicted from the audio. */
  public record Closure(double seconds, boolean met) {}

  /** A span of time in seconds. */
  public record Span(double from, double to) {}

  /**
   * Curves of 25 values per second from time 0, each standardized to mean 0 and standard deviation
   * 1.
   *
   * @param offsetScan agreement at offsets from -300 to 300 ms in steps of 10
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Curves(
      double[] seenOpening,
      double[] expectedOpening,
      double[] seenWidth,
      double[] expectedWidth,
      double[] offsetScan) {}
}
