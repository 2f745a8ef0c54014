package org.redub.models.training.takes;

import org.redub.models.mouth.FaceMotion;
import org.redub.models.training.data.Utterance;

/**
 * The tracked face of a clip. Immutable by contract.
 *
 * @param ptsUs time of each frame in which the face was found, on the clock of the sound
 * @param controls for each {@link FaceMotion} its value in each frame, in interocular distances
 * @param mel the packed mel spectrogram of the clip
 */
public record TrackedClip(ClipEntry clip, long[] ptsUs, double[][] controls, short[] mel) {
  /** Number of frames with a face. */
  public int pictures() {
    return ptsUs.length;
  }

  /** Seconds of sound. */
  public double seconds() {
    return mel.length / (double) Utterance.BANDS / (2 * Utterance.FRAME_RATE_HZ);
  }

  /** The values of a motion. */
  public double[] control(FaceMotion motion) {
    return controls[motion.channel()];
  }
}
