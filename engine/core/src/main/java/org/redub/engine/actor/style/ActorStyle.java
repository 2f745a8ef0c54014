package org.redub.engine.actor.style;

import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.FaceMotion;

/**
 * How an actor's opening and width differ from the general prediction: a linear function of what
 * the network hears around a moment. Immutable by contract, thread-safe.
 */
public final class ActorStyle {
  private final boolean general;
  private final double[] slopes;
  private final double[][] weights;

  private ActorStyle(boolean general, double[] slopes, double[][] weights) {
    this.general = general;
    this.slopes = slopes;
    this.weights = weights;
  }

  /** Nobody's: the general prediction as it is. */
  public static ActorStyle general() {
    return new ActorStyle(true, new double[] {1, 1}, new double[2][0]);
  }

  /**
   * A style.
   *
   * @param slopes what opening and width take of their general prediction, above 0
   * @param weights of each one's inputs; none for the general prediction as it is
   */
  static ActorStyle of(double[] slopes, double[][] weights) {
    return new ActorStyle(
        weights[0].length == 0 && weights[1].length == 0, slopes.clone(), weights.clone());
  }

  /** Whether this is the general prediction as it is. */
  public boolean isGeneral() {
    return general;
  }

  /** Opening and width over a voice track. */
  public MotionCurves curves(StyleInputs inputs) {
    Articulation speech = inputs.sound();
    int frames = speech.frames();
    float[] opening = new float[frames];
    float[] width = new float[frames];
    double[] row = new double[general ? 0 : inputs.size()];
    for (int i = 0; i < frames; i++) {
      long t = speech.ptsUs(i);
      if (!general) {
        inputs.row(t, row);
      }
      opening[i] = value(0, speech.motionAt(FaceMotion.OPENING, t), row);
      width[i] = value(1, speech.motionAt(FaceMotion.WIDTH, t), row);
    }
    return new MotionCurves(speech.frameRateHz(), opening, width);
  }

  private float value(int target, float motion, double[] row) {
    double value = motion;
    double[] ofTarget = weights[target];
    if (ofTarget.length > 0) {
      value *= slopes[target];
      for (int k = 0; k < ofTarget.length; k++) {
        value += ofTarget[k] * row[k];
      }
    }
    return (float) value;
  }
}
