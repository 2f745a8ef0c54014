package org.redub.engine.analyse.sync;

import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;

/**
 * The mouth that a sound lets one expect, at any time of the sound's own clock, in units of its
 * own. Implementations are immutable.
 */
public interface PredictedMouth {
  /** How much further than usual lips are shut for p, b and m, in deviations of the opening. */
  double SHUT = 1;

  /** How far the lips are expected to be apart. */
  double opening(double seconds);

  /** How wide the mouth is expected to be. */
  double width(double seconds);

  /** What the network hears. */
  static PredictedMouth of(Articulation articulation) {
    return new PredictedMouth() {
      @Override
      public double opening(double seconds) {
        long ptsUs = Math.round(seconds * 1e6);
        return articulation.motionAt(FaceMotion.OPENING, ptsUs)
            - SHUT * articulation.probability(Phone.Group.BILABIAL, ptsUs);
      }

      @Override
      public double width(double seconds) {
        return articulation.motionAt(FaceMotion.WIDTH, Math.round(seconds * 1e6));
      }
    };
  }

  /** The same mouth, later by so many seconds. */
  default PredictedMouth later(double by) {
    PredictedMouth self = this;
    return new PredictedMouth() {
      @Override
      public double opening(double seconds) {
        return self.opening(seconds - by);
      }

      @Override
      public double width(double seconds) {
        return self.width(seconds - by);
      }
    };
  }
}
