package org.redub.models.mouth;

import java.util.Random;

/**
 * A synthetic "a", repeated: a pulse train of 120 Hz through three formants (Klatt's cascade of
 * resonators), with a little noise.
 */
final class VowelSound {

  private static final int SAMPLE_RATE_HZ = 16_000;
  private static final double[] FORMANT_HZ = {730, 1090, 2440};
  private static final double[] BANDWIDTH_HZ = {80, 90, 120};

  private VowelSound() {}

  /** Silence and vowel alternating every {@code partS} seconds, beginning with silence. */
  static float[] of(double seconds, double partS) {
    int length = (int) (seconds * SAMPLE_RATE_HZ);
    double[] sound = new double[length];
    Random random = new Random(7);
    for (int i = 0; i < length; i++) {
      double inPart = i / (partS * SAMPLE_RATE_HZ);
      boolean voiced = (int) inPart % 2 == 1;
      boolean pulse = i % (SAMPLE_RATE_HZ / 120) == 0;
      double fade = Math.sin(Math.PI * (inPart - Math.floor(inPart)));
      sound[i] = (voiced && pulse ? Math.sqrt(fade) : 0) + 1e-5 * random.nextGaussian();
    }
    for (int f = 0; f < FORMANT_HZ.length; f++) {
      resonate(sound, FORMANT_HZ[f], BANDWIDTH_HZ[f]);
    }
    float[] pcm = new float[length];
    for (int i = 0; i < length; i++) {
      pcm[i] = (float) (0.5 * Math.tanh(sound[i]));
    }
    return pcm;
  }

  private static void resonate(double[] sound, double formantHz, double bandwidthHz) {
    double c = -Math.exp(-2 * Math.PI * bandwidthHz / SAMPLE_RATE_HZ);
    double b =
        2
            * Math.exp(-Math.PI * bandwidthHz / SAMPLE_RATE_HZ)
            * Math.cos(2 * Math.PI * formantHz / SAMPLE_RATE_HZ);
    double a = 1 - b - c;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < sound.length; i++) {
      double y = a * sound[i] + b * y1 + c * y2;
      y2 = y1;
      y1 = y;
      sound[i] = y;
    }
  }
}
