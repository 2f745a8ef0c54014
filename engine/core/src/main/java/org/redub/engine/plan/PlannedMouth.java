package org.redub.engine.plan;

import java.util.List;

/**
 * What a mouth does in one frame. Immutable. Lengths are in interocular distances.
 *
 * @param opening distance of the inner lips
 * @param width distance of the corners
 * @param expression the expression residual, one value for each of {@link
 *     org.redub.engine.actor.face.FaceControls#controls}
 * @param closed held shut for p, b or m
 */
public record PlannedMouth(float opening, float width, List<Float> expression, boolean closed) {
  public PlannedMouth {
    expression = List.copyOf(expression);
  }

  /** The same, opened as far as given. */
  public PlannedMouth opened(float other) {
    return new PlannedMouth(other, width, expression, closed);
  }
}
