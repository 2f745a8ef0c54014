package org.redub.engine.generate;

import java.util.Arrays;
import java.util.Random;

/** Speech as bad microphones, lines and rooms leave it; and sung. For tests, at 16 kHz. */
final class Degraded {
  private static final int ORDER = 18;
  private static final int WINDOW = 480;
  private static final int HOP = 160;
  private static final int[] MELODY = {57, 60, 62, 64, 62, 60, 57, 55};

  private Degraded() {}

  /** Every tenth sample cut off. */
  static float[] clipped(float[] pcm) {
    float[] loudness = new float[pcm.length];
    for (int i = 0; i < pcm.length; i++) {
      loudness[i] = Math.abs(pcm[i]);
    }
    Arrays.sort(loudness);
    float limit = loudness[(int) (0.9 * pcm.length)];
    float[] result = new float[pcm.length];
    for (int i = 0; i < pcm.length; i++) {
      result[i] = Math.max(-limit, Math.min(limit, pcm[i]));
    }
    return result;
  }

  /** 300 to 3400 Hz. */
  static float[] telephone(float[] pcm) {
    float[] low = filtered(filtered(pcm, 3400, false), 3400, false);
    return filtered(filtered(low, 300, true), 300, true);
  }

  /** A few metres away in a room of 0.5 s reverberation, noise 15 dB below the voice. */
  static float[] farField(float[] pcm) {
    Random random = new Random(3);
    int tail = Sounds.RATE_HZ / 2;
    float[] result = pcm.clone();
    for (int echo = 0; echo < 600; echo++) {
      int delay = 80 + random.nextInt(tail - 80);
      double gain = 0.12 * Math.exp(-6.9 * delay / tail) * (random.nextBoolean() ? 1 : -1);
      for (int i = delay; i < pcm.length; i++) {
        result[i] += (float) (gain * pcm[i - delay]);
      }
    }
    double noise = Sounds.rms(result) * Math.pow(10, -15 / 20.0);
    for (int i = 0; i < result.length; i++) {
      result[i] += (float) (noise * random.nextGaussian());
    }
    return result;
  }

  /** The same words sung: the voice's own filter (linear prediction), a melody in its throat. */
  static float[] sung(float[] pcm) {
    Random random = new Random(2);
    int frames = (pcm.length - WINDOW) / HOP;
    float[] sung = new float[pcm.length];
    double[] past = new double[ORDER];
    double phase = 0;
    for (int frame = 0; frame < frames; frame++) {
      double[] lags = lags(pcm, frame * HOP);
      double[] filter = new double[ORDER + 1];
      double gain = Math.sqrt(levinson(lags, filter) / WINDOW);
      boolean voiced = voiced(pcm, frame * HOP);
      for (int i = 0; i < HOP; i++) {
        double t = (double) (frame * HOP + i) / Sounds.RATE_HZ;
        int midi = MELODY[(int) (t / 0.45) % MELODY.length];
        double hz = 440 * Math.pow(2, (midi - 69) / 12.0);
        phase += hz * (1 + 0.01 * Math.sin(2 * Math.PI * 5.5 * t)) / Sounds.RATE_HZ;
        double throat = phase >= 1 ? Math.sqrt(Sounds.RATE_HZ / hz) : 0;
        phase %= 1;
        double out = gain * (voiced ? throat : random.nextGaussian());
        for (int k = 0; k < ORDER; k++) {
          out -= filter[k + 1] * past[k];
        }
        System.arraycopy(past, 0, past, 1, ORDER - 1);
        past[0] = out;
        sung[frame * HOP + i] = (float) out;
      }
    }
    for (int i = 1; i < sung.length; i++) {
      sung[i] += 0.9f * sung[i - 1];
    }
    return Sounds.toPeak(sung, 0.5);
  }

  private static double[] lags(float[] pcm, int from) {
    double[] windowed = new double[WINDOW];
    for (int i = 1; i < WINDOW; i++) {
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (WINDOW - 1));
      windowed[i] = hann * (pcm[from + i] - 0.9 * pcm[from + i - 1]);
    }
    double[] lags = new double[ORDER + 1];
    for (int lag = 0; lag <= ORDER; lag++) {
      for (int i = lag; i < WINDOW; i++) {
        lags[lag] += windowed[i] * windowed[i - lag];
      }
    }
    lags[0] = lags[0] * 1.0001 + 1e-9;
    return lags;
  }

  /** Levinson and Durbin's recursion; returns the error's energy. */
  private static double levinson(double[] lags, double[] filter) {
    double error = lags[0];
    filter[0] = 1;
    for (int i = 1; i <= ORDER; i++) {
      double reflection = lags[i];
      for (int j = 1; j < i; j++) {
        reflection += filter[j] * lags[i - j];
      }
      reflection = -reflection / error;
      double[] before = filter.clone();
      for (int j = 1; j < i; j++) {
        filter[j] = before[j] + reflection * before[i - j];
      }
      filter[i] = reflection;
      error *= 1 - reflection * reflection;
    }
    return error;
  }

  private static boolean voiced(float[] pcm, int from) {
    double power = 1e-9;
    for (int i = 0; i < WINDOW; i++) {
      power += pcm[from + i] * pcm[from + i];
    }
    double best = 0;
    for (int lag = 40; lag < 230; lag++) {
      double sum = 0;
      for (int i = lag; i < WINDOW; i++) {
        sum += pcm[from + i] * pcm[from + i - lag];
      }
      best = Math.max(best, sum / power * WINDOW / (WINDOW - lag));
    }
    return best > 0.45;
  }

  /** A Butterworth filter of the second order. */
  private static float[] filtered(float[] pcm, double hz, boolean high) {
    double turn = 2 * Math.PI * hz / Sounds.RATE_HZ;
    double cosine = Math.cos(turn);
    double alpha = Math.sin(turn) / Math.sqrt(2);
    double outer = (high ? 1 + cosine : 1 - cosine) / 2 / (1 + alpha);
    double middle = (high ? -2 : 2) * outer;
    float[] result = new float[pcm.length];
    for (int i = 2; i < pcm.length; i++) {
      result[i] =
          (float)
              (outer * (pcm[i] + pcm[i - 2])
                  + middle * pcm[i - 1]
                  + 2 * cosine / (1 + alpha) * result[i - 1]
                  - (1 - alpha) / (1 + alpha) * result[i - 2]);
    }
    return result;
  }
}
