package org.redub.audio;

import java.util.Random;

/** Synthetic sounds for tests, all at 16 kHz. */
public final class TestSignals {
  public static final int RATE = 16_000;

  private TestSignals() {}

  /** Silence for 0.25 s, then three chirps with a slowly varying amplitude. */
  public static float[] chirps(int samples) {
    double[][] chirps = {{0.30, 110, 900}, {0.12, 2500, -1300}, {0.04, 7000, 350}};
    float[] signal = new float[samples];
    for (int i = 0; i < samples; i++) {
      double t = i / 16000.0;
      double sum = 0;
      for (double[] chirp : chirps) {
        sum += chirp[0] * Math.sin(2 * Math.PI * (chirp[1] * t + 0.5 * chirp[2] * t * t));
      }
      double swell = t < 0.25 ? 0 : 0.55 + 0.45 * Math.sin(2 * Math.PI * 3.0 * t);
      signal[i] = (float) (sum * swell);
    }
    return signal;
  }

  public static float[] tone(double hz, double amplitude, double seconds) {
    float[] signal = new float[(int) (seconds * RATE)];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / RATE));
    }
    return signal;
  }

  /** A steady sum of 29 harmonics with amplitudes 1/k, like mains hum. */
  public static float[] hum(double hz, double amplitude, double seconds) {
    float[] signal = new float[(int) (seconds * RATE)];
    for (int k = 1; k < 30; k++) {
      float[] harmonic = tone(hz * k, amplitude / k, seconds);
      add(signal, harmonic, 0);
    }
    return signal;
  }

  public static float[] whiteNoise(double rms, double seconds, long seed) {
    Random random = new Random(seed);
    float[] signal = new float[(int) (seconds * RATE)];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = (float) (rms * random.nextGaussian());
    }
    return signal;
  }

  /** Room tone: low-passed noise (one pole at about 250 Hz) plus some white noise. */
  public static float[] roomTone(double rms, double seconds, long seed) {
    float[] signal = whiteNoise(1, seconds, seed);
    double low = 0;
    double power = 0;
    for (int i = 0; i < signal.length; i++) {
      low += 0.1 * (signal[i] - low);
      signal[i] = (float) (low + 0.05 * signal[i]);
      power += signal[i] * signal[i];
    }
    scale(signal, rms / Math.sqrt(power / signal.length));
    return signal;
  }

  /**
   * A voice whose pitch falls from 140 to 110 Hz. Its syllables of 180 ms are 60 ms apart; each is
   * a hiss followed by a pulse train through two gliding resonances.
   */
  public static float[] voice(double peak, int syllables, long seed) {
    Random random = new Random(seed);
    float[] signal = new float[(int) (syllables * 0.24 * RATE)];
    double phase = 0;
    double[] first = new double[2];
    double[] second = new double[2];
    for (int i = 0; i < signal.length; i++) {
      double inSyllable = (i % (int) (0.24 * RATE)) / (0.24 * RATE);
      int syllable = i / (int) (0.24 * RATE);
      double hz = 140 - 30.0 * i / signal.length;
      phase += hz / RATE;
      double pulse = 0;
      if (phase >= 1) {
        phase -= 1;
        pulse = 1;
      }
      double open = Math.sin(Math.PI * Math.min(1, Math.max(0, (inSyllable - 0.25) / 0.75)));
      double glide = Math.sin(Math.PI * inSyllable);
      double low = resonate(first, pulse * open, 350 + 350 * glide * (syllable % 3) / 2, 80);
      double high = resonate(second, pulse * open, 1900 - 800 * glide * (syllable % 2), 120);
      double hiss = inSyllable > 0.05 && inSyllable < 0.25 ? 0.4 * random.nextGaussian() : 0;
      signal[i] = (float) (low + 0.5 * high + hiss);
    }
    float loudest = 0;
    for (float sample : signal) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    scale(signal, peak / loudest);
    return signal;
  }

  private static double resonate(double[] state, double input, double hz, double widthHz) {
    double radius = Math.exp(-Math.PI * widthHz / RATE);
    double out =
        input
            + 2 * radius * Math.cos(2 * Math.PI * hz / RATE) * state[0]
            - radius * radius * state[1];
    state[1] = state[0];
    state[0] = out;
    return out;
  }

  public static float[] silence(double seconds) {
    return new float[(int) (seconds * RATE)];
  }

  public static float[] join(float[]... parts) {
    int length = 0;
    for (float[] part : parts) {
      length += part.length;
    }
    float[] joined = new float[length];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  public static void add(float[] target, float[] sound, int at) {
    for (int i = 0; i < sound.length && at + i < target.length; i++) {
      target[at + i] += sound[i];
    }
  }

  private static void scale(float[] signal, double factor) {
    for (int i = 0; i < signal.length; i++) {
      signal[i] *= (float) factor;
    }
  }
}
