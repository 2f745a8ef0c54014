package org.redub.engine.api.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Locale;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;

/**
 * What was learned about an actor, as a summary for people. Immutable. Lengths are in interocular
 * distances.
 *
 * @param learnedS seconds of own speech used for learning, including other takes of the project
 * @param opening cross-validation of the style for the opening
 * @param width cross-validation of the style for the width
 * @param openings openings during speech: 5 %, 50 % and 95 % quantile
 * @param widths widths during speech: 5 %, 50 % and 95 % quantile
 * @param restOpening opening when the actor is silent
 * @param restWidth width when the actor is silent
 * @param expressionResidualSd standard deviations of the expression residuals of jaw, upper lip,
 *     lower lip, protrusion and corners
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ActorCalibration(
    double learnedS,
    Style opening,
    Style width,
    List<Double> openings,
    List<Double> widths,
    double restOpening,
    double restWidth,
    @JsonProperty("beyond_sd") List<Double> expressionResidualSd) {

  /**
   * Cross-validation of a style.
   *
   * @param gain reduction of the squared error on held-out speech, relative to the general
   *     prediction; negative if the style is worse
   * @param lambda ridge penalty
   * @param used whether the style is applied
   */
  public record Style(double gain, double lambda, boolean used) {}

  /**
   * A notice with the main figures.
   *
   * @param shots number of shots of the take that show the actor
   */
  public Notice notice(int shots) {
    return Notice.of(
        NoticeCode.ACTOR_LEARNED,
        "learned_s",
        learnedS,
        "opening",
        gainText(opening),
        "width",
        gainText(width),
        "shots",
        shots);
  }

  /** For example {@code +26 %}; {@code general} if the style is not applied. */
  private static String gainText(Style style) {
    return style.used() ? String.format(Locale.ROOT, "%+.0f %%", 100 * style.gain()) : "general";
  }
}
