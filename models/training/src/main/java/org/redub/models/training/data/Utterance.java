package org.redub.models.training.data;

import org.redub.audio.mel.MelSpectrogram;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;

/**
 * Sound with the mouth's motion: a training example. There are 40 frames and 80 mel columns per
 * second; frame k is at column 2k. Immutable by contract.
 *
 * @param speaker name of the speaker
 * @param mel log-mel values, ordered by column, as {@link #pack packed} numbers
 * @param articulators target values, ordered by frame; empty if they are not known
 * @param phones {@link Phone} ordinals; empty if they are not known
 * @param motions motions of the face, ordered by frame, in the speaker's standard deviations; empty
 *     if they are not known
 * @param certain for each frame whether its motions were observed; empty if motions are
 */
public record Utterance(
    String speaker,
    short[] mel,
    float[] articulators,
    byte[] phones,
    float[] motions,
    boolean[] certain) {
  /** Number of mel bands. */
  public static final int BANDS = 80;

  /** Articulators per frame. */
  public static final int ARTICULATORS = Articulator.values().length;

  /** Motions per frame. */
  public static final int MOTIONS = FaceMotion.values().length;

  /** Frames per second. */
  public static final double FRAME_RATE_HZ = 40;

  private static final float PACK_SHIFT = 12;
  private static final float PACK_SCALE = 1800;

  /** Number of mel columns. */
  public int columns() {
    return mel.length / BANDS;
  }

  /** Number of frames. */
  public int frames() {
    return (columns() + 1) / 2;
  }

  /** Seconds of sound. */
  public double seconds() {
    return columns() / (2 * FRAME_RATE_HZ);
  }

  /** A mel value. */
  public float mel(int column, int band) {
    return unpacked(mel[column * BANDS + band]);
  }

  /** Packs a spectrogram into two bytes per value: from -12 to 24 in steps of 1/1800. */
  public static short[] pack(MelSpectrogram mel) {
    short[] packed = new short[mel.columns() * BANDS];
    for (int column = 0; column < mel.columns(); column++) {
      for (int band = 0; band < BANDS; band++) {
        float value = (mel.value(band, column) + PACK_SHIFT) * PACK_SCALE;
        packed[column * BANDS + band] =
            (short) (Math.round(Math.max(0, Math.min(65_535, value))) + Short.MIN_VALUE);
      }
    }
    return packed;
  }

  /** Unpacks values, ordered by band, as the network takes them. */
  public static float[] unpack(short[] packed) {
    int columns = packed.length / BANDS;
    float[] mel = new float[packed.length];
    for (int column = 0; column < columns; column++) {
      for (int band = 0; band < BANDS; band++) {
        mel[band * columns + column] = unpacked(packed[column * BANDS + band]);
      }
    }
    return mel;
  }

  private static float unpacked(short value) {
    return (value - Short.MIN_VALUE) / PACK_SCALE - PACK_SHIFT;
  }
}
