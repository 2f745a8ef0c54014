package org.redub.engine.api.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the mouth in a clip goes with its sound; JSON with {@code redub score}. Immutable by
 * contract. Correlations are between the tracked mouth and the one predicted from the audio, at the
 * offset found, without posture (a running mean over 1 s).
 *
 * @param video the clip
 * @param speech the sound it was scored against
 * @param compared how much was compared
 * @param offset when the mouth moves
 * @param agreement how far it moves as predicted
 * @param shut whether the lips close where they should
 * @param off seconds in which the mouth runs against the sound
 * @param curves what was compared
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SyncScore(
    String video,
    String speech,
    @JsonUnwrapped Compared compared,
    @JsonUnwrapped Offset offset,
    @JsonUnwrapped Agreement agreement,
    @JsonUnwrapped Closures shut,
    List<Span> off,
    Curves curves) {

  public SyncScore {
    off = List.copyOf(off);
  }

  /**
   * How much was compared.
   *
   * @param seconds of mouth and sound
   * @param speechSeconds of these with speech
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Compared(double seconds, double speechSeconds) {}

  /**
   * When the mouth moves.
   *
   * @param offsetMs how much later the mouth moves than the sound; null where that is not clear
   * @param offsetConfidence 0..1
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Offset(@Nullable Double offsetMs, double offsetConfidence) {}

  /**
   * Correlations.
   *
   * @param opening of the lips' distance
   * @param width of the mouth's width
   * @param shiftedOpening control: the same with the sound 1.5 s off, near 0
   * @param shiftedWidth control, likewise
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Agreement(
      double opening, double width, double shiftedOpening, double shiftedWidth) {}

  /**
   * Lip closures.
   *
   * @param closureRecall share of the shut lips seen where the sound asks for them; null if none
   *     seen
   * @param closureFalse share of expected shut frames in which the lips are apart
   * @param closures every moment at which the lips were seen shut
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Closures(
      @Nullable Double closureRecall, double closureFalse, List<Closure> closures) {
    public Closures {
      closures = List.copyOf(closures);
    }
  }

  /** Lips seen shut at a time, and whether the sound asks for it. */
  public record Closure(double seconds, boolean met) {}

  /** A stretch of time in seconds. */
  public record Span(double from, double to) {}

  /**
   * Curves of 25 values a second, the first at 0, each with mean 0 and deviation 1.
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
