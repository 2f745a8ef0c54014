package org.redub.models.training.takes;

import org.redub.models.mouth.FaceMotion;
import org.redub.models.training.data.Utterance;

/**
 * A clip's face as it was tracked. Immutable by contract.
 *
 * @param ptsUs time of each picture in which the face was found, on the clock of the sound
 * @param controls for each of {@link FaceMotion} its value in each picture, in eye distances
 * @param mel what the network hears of the clip, packed
 */
public record TrackedClip(ClipEntry clip, long[] ptsUs, double[][] controls, short[] mel) {
  /** Pictures with a face. */
  public int pictures() {
    return ptsUs.length;
  }

  /** Seconds of sound. */
  public double seconds() {
    return mel.length / (double) Utterance.BANDS / (2 * Utterance.FRAME_RATE_HZ);
  }

  /** A control's values. */
  public double[] control(FaceMotion motion) {
    return controls[motion.channel()];
  }
}
