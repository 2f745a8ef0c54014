package org.redub.models.training.corpus;

import java.util.Random;

/**
 * Simulates channels that degrade speech: a telephone line, a recorder with too much gain.
 * Degradations of mel values (noise, room, music, band limits) are applied there instead, again in
 * every batch. Stateless.
 */
final class Channels {
  private static final int TAPS = 31;

  private Channels() {}

  /** Speech through a random channel, or unchanged. */
  static float[] any(float[] speech, Random random) {
    double die = random.nextDouble();
    if (die < 0.12) {
      return telephone(speech);
    }
    return die < 0.18 ? overdriven(speech, 3 + 9 * random.nextDouble()) : speech;
  }

  /**
   * A telephone line: narrow band (up to 3.4 kHz at 16 kHz), every second sample as 8 bits of G.711
   * mu-law.
   */
  static float[] telephone(float[] speech) {
    float[] narrow = lowPass(speech, 3400.0 / 16_000);
    float[] held = new float[narrow.length];
    float peak = 1e-6f;
    for (float sample : narrow) {
      peak = Math.max(peak, Math.abs(sample));
    }
    for (int i = 0; i < held.length; i += 2) {
      held[i] = 2 * peak * muLaw(narrow[i] / peak);
    }
    return lowPass(held, 3400.0 / 16_000);
  }

  /** Clips like a recorder whose gain is too high by {@code db} decibels. */
  static float[] overdriven(float[] speech, double db) {
    float peak = 1e-6f;
    for (float sample : speech) {
      peak = Math.max(peak, Math.abs(sample));
    }
    float limit = (float) (peak / Math.pow(10, db / 20));
    float[] clipped = new float[speech.length];
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = Math.max(-limit, Math.min(limit, speech[i]));
    }
    return clipped;
  }

  private static float muLaw(float sample) {
    double compressed = Math.signum(sample) * Math.log1p(255 * Math.abs(sample)) / Math.log(256);
    double coded = Math.round(compressed * 127) / 127.0;
    return (float) (Math.signum(coded) * (Math.pow(256, Math.abs(coded)) - 1) / 255);
  }

  /** A windowed-sinc low-pass filter; the cut-off is a share of the sample rate. */
  private static float[] lowPass(float[] sound, double cutOff) {
    double[] taps = new double[TAPS];
    double sum = 0;
    for (int k = 0; k < TAPS; k++) {
      double x = k - TAPS / 2;
      double sinc = x == 0 ? 2 * cutOff : Math.sin(2 * Math.PI * cutOff * x) / (Math.PI * x);
      taps[k] = sinc * (0.5 + 0.5 * Math.cos(2 * Math.PI * x / (TAPS + 1)));
      sum += taps[k];
    }
    float[] filtered = new float[sound.length];
    for (int i = 0; i < sound.length; i++) {
      double value = 0;
      for (int k = 0; k < TAPS; k++) {
        int at = i + k - TAPS / 2;
        if (at >= 0 && at < sound.length) {
          value += taps[k] * sound[at];
        }
      }
      filtered[i] = (float) (value / sum);
    }
    return filtered;
  }
}
