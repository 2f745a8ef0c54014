package org.redub.models.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.redub.models.mouth.Phone;
import org.redub.models.training.corpus.SyntheticCorpus;

/** Drawn utterances: the mouth opens where the sound is loud. */
public final class TinyCorpus {
  private TinyCorpus() {}

  /** Some utterances and a bed. */
  public static List<Utterance> of(int count) {
    List<Utterance> corpus = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      corpus.add(utterance("voice" + i % 3, 300 + 20 * i, i));
    }
    corpus.add(utterance(SyntheticCorpus.NOBODY, 400, 99));
    return corpus;
  }

  /** Loud and open in every second stretch of 40 columns (20 frames). */
  public static Utterance utterance(String speaker, int columns, int seed) {
    Random random = new Random(seed);
    short[] mel = new short[columns * Utterance.BANDS];
    int frames = (columns + 1) / 2;
    float[] articulators = new float[frames * Utterance.ARTICULATORS];
    float[] motions = new float[frames * Utterance.MOTIONS];
    byte[] phones = new byte[frames];
    boolean[] certain = new boolean[frames];
    Arrays.fill(certain, true);
    for (int column = 0; column < columns; column++) {
      boolean loud = column / 40 % 2 == 1;
      for (int band = 0; band < Utterance.BANDS; band++) {
        double value = (loud ? 1 : -9) + 0.3 * random.nextGaussian();
        mel[column * Utterance.BANDS + band] =
            (short) (Math.round((value + 12) * 1800) + Short.MIN_VALUE);
      }
      int frame = column / 2;
      articulators[frame * Utterance.ARTICULATORS + 1] = loud ? 0.8f : 0;
      motions[frame * Utterance.MOTIONS] = loud ? 1 : -1;
      phones[frame] = (byte) (loud ? Phone.A.channel() : Phone.SILENCE.channel());
    }
    return new Utterance(speaker, mel, articulators, phones, motions, certain);
  }
}
