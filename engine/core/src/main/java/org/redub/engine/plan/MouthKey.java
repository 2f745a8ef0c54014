package org.redub.engine.plan;

import java.util.List;

/**
 * What a mouth does at a moment, apart from closures. Immutable. Lengths are in interocular
 * distances.
 *
 * @param ptsUs when, on the take's clock
 * @param opening distance of the inner lips, 0 or more
 * @param width distance of the corners, above 0
 * @param expression the expression residual, one value for each of {@link
 *     org.redub.engine.actor.face.FaceControls#controls}
 * @param source where the values came from
 */
public record MouthKey(
    long ptsUs, float opening, float width, List<Float> expression, Source source) {

  /** Where a key came from. */
  public enum Source {
    /** Predicted from the voice track. */
    VOICE,
    /** Set by a person. */
    HAND,
    /** Taken from another video. */
    VIDEO
  }

  public MouthKey {
    expression = List.copyOf(expression);
    require("opening", opening, 0);
    require("width", width, 0);
    for (float value : expression) {
      if (!Float.isFinite(value) || Math.abs(value) > MAX_IOD) {
        throw new IllegalArgumentException(
            "expression lies in -%s..%s interocular distances, got %s at %d us"
                .formatted(MAX_IOD, MAX_IOD, value, ptsUs));
      }
    }
  }

  /** No mouth goes further than this. */
  private static final float MAX_IOD = 3;

  private void require(String name, float value, float least) {
    if (!(value >= least && value <= MAX_IOD)) {
      throw new IllegalArgumentException(
          "%s lies in %s..%s interocular distances, got %s at %d us"
              .formatted(name, least, MAX_IOD, value, ptsUs));
    }
  }
}
