package org.redub.engine.api.result;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Locale;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;

/**
 * What was learned of an actor, for people to look at. Immutable. Lengths are in eye distances.
 *
 * @param learnedS seconds of own speech that it was learned from, other takes of a project included
 * @param opening how the style of the opening did in cross-validation
 * @param width how the style of the width did
 * @param openings openings while speaking at 5, 50 and 95 %
 * @param widths widths while speaking at 5, 50 and 95 %
 * @param restOpening opening when nothing is said
 * @param restWidth width when nothing is said
 * @param beyondSd standard deviations of jaw, upper lip, lower lip, protrusion and corners beyond
 *     what goes with opening and width
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
    List<Double> beyondSd) {

  /**
   * A style in cross-validation.
   *
   * @param gain share of the squared error of the general prediction that it saves on speech it has
   *     not seen; below 0 it is worse
   * @param lambda weight of its ridge
   * @param used whether it is used
   */
  public record Style(double gain, double lambda, boolean used) {}

  /**
   * That this was learned.
   *
   * @param shots in how many shots of the take
   */
  public Notice notice(int shots) {
    return Notice.of(
        NoticeCode.ACTOR_LEARNED,
        "learned_s",
        learnedS,
        "opening",
        saved(opening),
        "width",
        saved(width),
        "shots",
        shots);
  }

  /** For example {@code +26 %}; {@code general} where the general prediction is as good. */
  private static String saved(Style style) {
    return style.used() ? String.format(Locale.ROOT, "%+.0f %%", 100 * style.gain()) : "general";
  }
}
