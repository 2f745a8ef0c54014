package org.redub.engine.actor;

import java.util.List;
import org.redub.engine.actor.face.LowerFaceModel;
import org.redub.engine.actor.face.MouthRange;
import org.redub.engine.actor.face.Quantiles;
import org.redub.engine.actor.style.ActorStyle;
import org.redub.engine.actor.style.StyleFit;
import org.redub.engine.api.result.ActorCalibration;
import org.redub.geometry.MouthShape;

/**
 * One actor's mouth: how far it goes, how it follows a voice track, and which lower face goes with
 * what it does. Immutable, thread-safe.
 */
public final class ActorProfile {
  private final LowerFaceModel model;
  private final MouthRange range;
  private final StyleFit style;
  private final double learnedS;

  ActorProfile(LowerFaceModel model, MouthRange range, StyleFit style, double learnedS) {
    this.model = model;
    this.range = range;
    this.style = style;
    this.learnedS = learnedS;
  }

  /** How far the mouth goes. */
  public MouthRange range() {
    return range;
  }

  /** How the mouth follows a voice track. */
  public ActorStyle style() {
    return style.style();
  }

  /** What was learned, for people to read. */
  public ActorCalibration calibration() {
    return new ActorCalibration(
        learnedS,
        style(style.opening()),
        style(style.width()),
        quantiles(range.openings()),
        quantiles(range.widths()),
        range.restOpening(),
        range.restWidth(),
        range.expression().sd());
  }

  private static ActorCalibration.Style style(StyleFit.Verdict verdict) {
    return new ActorCalibration.Style(verdict.gain(), verdict.lambda(), verdict.kept());
  }

  private static List<Double> quantiles(Quantiles quantiles) {
    return List.of(quantiles.at(0.05), quantiles.at(0.5), quantiles.at(0.95));
  }

  /**
   * The lower face that this actor makes.
   *
   * @param opening inner-lip distance, interocular distances
   * @param width distance of the corners, interocular distances
   * @param expression the expression residual, one value for each of {@link FaceControls#controls},
   *     interocular distances
   */
  public MouthShape shapeAt(double opening, double width, List<Float> expression) {
    return model.shapeAt(
        opening, width, expression.stream().mapToDouble(Float::doubleValue).toArray());
  }
}
