package org.redub.models.training.data;

import org.redub.audio.mel.MelSpectrogram;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;

/**
 * Sound and what the mouth does in it: an example to learn from. Immutable by contract. Frames come
 * 40 a second, mel columns 80; frame k is at column 2k.
 *
 * @param speaker who speaks
 * @param mel log-mel values, column after column, as {@link #pack packed} numbers
 * @param articulators wanted values, frame after frame; empty where they are not known
 * @param phones {@link Phone} ordinals; empty where they are not known
 * @param motions motion of the face, frame after frame, in the speaker's standard deviations; empty
 *     where it is not known
 * @param certain whether a frame's motions were seen; empty like motions
 */
public record Utterance(
    String speaker,
    short[] mel,
    float[] articulators,
    byte[] phones,
    float[] motions,
    boolean[] certain) {
  /** Mel bands. */
  public static final int BANDS = 80;

  /** Articulators a frame. */
  public static final int ARTICULATORS = Articulator.values().length;

  /** Motions a frame. */
  public static final int MOTIONS = FaceMotion.values().length;

  /** Frames a second. */
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

  /** A spectrogram in two bytes a value: from -12 to 24 in steps of 1/1800. */
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

  /** What was packed, band after band, as the network takes it. */
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
