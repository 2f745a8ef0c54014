package org.redub.engine.actor;

import java.util.List;
import org.redub.render.geometry.MouthShape;

/**
 * One actor's mouth: how far it goes, how it follows a speech, and which lower face goes with what
 * it does. Immutable, thread-safe.
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

  /** How the mouth follows a speech. */
  public ActorStyle style() {
    return style.style();
  }

  /** What was learned, to be looked at. */
  public ActorCalibration calibration() {
    return ActorCalibration.of(learnedS, style, range);
  }

  /**
   * The lower face that this actor makes.
   *
   * @param opening inner-lip distance, eye distances
   * @param width distance of the corners, eye distances
   * @param beyond what the face does beyond both, one value for each of {@link
   *     FaceControls#controls}, eye distances
   */
  public MouthShape shapeAt(double opening, double width, List<Float> beyond) {
    return model.shapeAt(opening, width, beyond.stream().mapToDouble(Float::doubleValue).toArray());
  }
}
