package org.redub.models.training.batch;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.redub.models.training.data.Utterance;

/**
 * Augments log-mel values in place: vocal tract length, reverberation, noise, music, equalisation,
 * narrow bandwidth, masked bands. Values are ordered by column. Confined to one thread.
 */
final class Augmenter {
  private static final int BANDS = Utterance.BANDS;
  private static final float FLOOR = -11.5f;

  private final Random random;

  Augmenter(Random random) {
    this.random = random;
  }

  /**
   * Applies a random selection of the augmentations.
   *
   * @param mel the values to change
   * @param bed values of background sound of the same length, or null
   */
  void apply(float[] mel, float @Nullable [] bed) {
    warp(mel, uniform(0.88, 1.14));
    for (int i = 0; i < mel.length; i++) {
      mel[i] = (float) Math.exp(mel[i]);
    }
    if (chance(0.5)) {
      reverberate(mel, uniform(0.55, 0.88), uniform(0, 0.35));
    }
    if (chance(0.7)) {
      addNoise(mel);
    }
    if (bed != null) {
      double gain = Math.exp(uniform(-6, -0.7));
      for (int i = 0; i < mel.length; i++) {
        mel[i] += (float) (gain * Math.exp(bed[i]));
      }
    }
    double[] tone = curve(0.35);
    double level = uniform(-1.2, 0.8);
    for (int i = 0; i < mel.length; i++) {
      mel[i] = (float) (Math.log(mel[i] + 1e-5) + tone[i % BANDS] + level);
    }
    narrow(mel);
    mask(mel);
    for (int i = 0; i < mel.length; i++) {
      mel[i] = Math.max(FLOOR, mel[i]);
    }
  }

  /** Warps the frequency axis, like a shorter or longer vocal tract. */
  private static void warp(float[] mel, double factor) {
    float[] column = new float[BANDS];
    for (int at = 0; at < mel.length; at += BANDS) {
      System.arraycopy(mel, at, column, 0, BANDS);
      for (int band = 0; band < BANDS; band++) {
        double from = Math.max(0, Math.min(BANDS - 1.001, band * factor));
        int low = (int) from;
        double share = from - low;
        mel[at + band] = (float) (column[low] * (1 - share) + column[low + 1] * share);
      }
    }
  }

  private static void reverberate(float[] power, double keep, double feed) {
    double[] tail = new double[BANDS];
    for (int at = 0; at < power.length; at += BANDS) {
      for (int band = 0; band < BANDS; band++) {
        double dry = power[at + band];
        power[at + band] = (float) (dry + tail[band]);
        tail[band] = (tail[band] + feed * dry) * keep;
      }
    }
  }

  private void addNoise(float[] power) {
    double level = uniform(-9, -0.5);
    double slope = uniform(-2, 0);
    double[] colour = curve(1);
    double[] noise = new double[BANDS];
    for (int band = 0; band < BANDS; band++) {
      noise[band] = Math.exp(level + colour[band] + slope * band / BANDS);
    }
    for (int i = 0; i < power.length; i++) {
      power[i] += (float) (noise[i % BANDS] * Math.exp(0.5 * random.nextGaussian()));
    }
  }

  /** A smooth random curve over the bands. */
  private double[] curve(double amplitude) {
    double[] curve = new double[BANDS];
    for (int k = 1; k <= 3; k++) {
      double height = amplitude * random.nextGaussian();
      double shift = 2 * random.nextDouble();
      for (int band = 0; band < BANDS; band++) {
        curve[band] += height * Math.cos(Math.PI * (k * (double) band / BANDS + shift));
      }
    }
    return curve;
  }

  private void narrow(float[] mel) {
    if (!chance(0.25)) {
      return;
    }
    int highest = (int) (BANDS * uniform(0.45, 0.95));
    for (int i = 0; i < mel.length; i++) {
      if (i % BANDS > highest) {
        mel[i] = (float) (-9 + 0.5 * random.nextGaussian());
      }
    }
  }

  private void mask(float[] mel) {
    int from = random.nextInt(BANDS);
    int to = from + random.nextInt(8);
    for (int i = 0; i < mel.length; i++) {
      if (i % BANDS > from && i % BANDS < to) {
        mel[i] = -5;
      }
    }
  }

  private double uniform(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }
}
