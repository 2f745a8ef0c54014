package org.redub.engine.analyse.sync;

import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;

/**
 * A mouth predicted from the audio, at any time on the clock of the sound, in arbitrary units.
 * Implementations are immutable.
 */
public interface PredictedMouth {
  /** How much a closure for p, b or m lowers the opening, in standard deviations of the opening. */
  double CLOSURE_DEPTH = 1;

  /** The predicted opening. */
  double opening(double seconds);

  /** The predicted width. */
  double width(double seconds);

  /** The mouth that the mouth network predicts. */
  static PredictedMouth of(Articulation articulation) {
    return new PredictedMouth() {
      @Override
      public double opening(double seconds) {
        long ptsUs = Math.round(seconds * 1e6);
        return articulation.motionAt(FaceMotion.OPENING, ptsUs)
            - CLOSURE_DEPTH * articulation.probability(Phone.Group.BILABIAL, ptsUs);
      }

      @Override
      public double width(double seconds) {
        return articulation.motionAt(FaceMotion.WIDTH, Math.round(seconds * 1e6));
      }
    };
  }

  /** The same mouth, delayed. */
  default PredictedMouth delayed(double delaySeconds) {
    PredictedMouth self = this;
    return new PredictedMouth() {
      @Override
      public double opening(double seconds) {
        return self.opening(seconds - delaySeconds);
      }

      @Override
      public double width(double seconds) {
        return self.width(seconds - delaySeconds);
      }
    };
  }
}
