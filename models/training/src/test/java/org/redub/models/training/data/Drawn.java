package org.redub.models.training.data;

import java.util.Arrays;
import java.util.Random;
import org.redub.models.mouth.Phone;

/** Synthetic utterances for tests. */
public final class Drawn {
  private Drawn() {}

  /** Noise whose targets are also noise, all of them known. */
  public static Utterance noise(String speaker, int columns, long seed) {
    Random random = new Random(seed);
    int frames = (columns + 1) / 2;
    float[] articulators = new float[frames * Utterance.ARTICULATORS];
    for (int i = 0; i < articulators.length; i++) {
      articulators[i] = random.nextFloat();
    }
    byte[] phones = new byte[frames];
    for (int i = 0; i < frames; i++) {
      phones[i] = (byte) random.nextInt(Phone.values().length);
    }
    float[] motions = new float[frames * Utterance.MOTIONS];
    for (int i = 0; i < motions.length; i++) {
      motions[i] = (float) random.nextGaussian();
    }
    boolean[] certain = new boolean[frames];
    Arrays.fill(certain, true);
    return new Utterance(speaker, mel(columns, random), articulators, phones, motions, certain);
  }

  /** A mel value in the packed form of utterances. */
  public static short packed(double value) {
    return (short) (Math.round((value + 12) * 1800) + Short.MIN_VALUE);
  }

  private static short[] mel(int columns, Random random) {
    short[] mel = new short[columns * Utterance.BANDS];
    for (int i = 0; i < mel.length; i++) {
      mel[i] = packed(-5 + 2 * random.nextGaussian());
    }
    return mel;
  }
}
