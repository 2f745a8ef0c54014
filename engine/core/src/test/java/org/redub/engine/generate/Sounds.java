package org.redub.engine.generate;

import java.util.Random;

/** Sounds without speech, drawn for tests, at 16 kHz. */
final class Sounds {
  static final int RATE_HZ = 16_000;

  private static final int[][] CHORDS = {
    {48, 60, 64, 67}, {45, 57, 60, 64}, {41, 57, 60, 65}, {43, 55, 59, 62}
  };
  private static final int[] ARPEGGIO = {
    48, 60, 64, 67, 72, 67, 64, 60, 45, 57, 60, 64, 69, 64, 60, 57
  };
  private static final int[] MELODY = {60, 64, 67, 65, 62, 69, 67, 64};

  /** A tone's colour: strength of each harmonic against the one below, decay per second. */
  private record Tone(double amplitude, double brightness, double decay) {}

  private Sounds() {}

  static float[] silence(double seconds) {
    return new float[(int) (seconds * RATE_HZ)];
  }

  static float[] noise(double seconds, double dbfs) {
    Random random = new Random(1);
    float[] pcm = silence(seconds);
    for (int i = 0; i < pcm.length; i++) {
      pcm[i] = (float) (Math.pow(10, dbfs / 20) * random.nextGaussian());
    }
    return pcm;
  }

  static float[] chords(double seconds, double each, double brightness, double decay) {
    float[] pcm = silence(seconds);
    for (int k = 0; k * each < seconds; k++) {
      for (int midi : CHORDS[k % CHORDS.length]) {
        note(pcm, k * each, each, midi, new Tone(0.08, brightness, decay));
      }
    }
    return pcm;
  }

  static float[] arpeggio(double seconds, double each, double brightness, double decay) {
    float[] pcm = silence(seconds);
    for (int k = 0; k * each < seconds; k++) {
      int midi = ARPEGGIO[k % ARPEGGIO.length];
      note(pcm, k * each, 1.5 * each, midi, new Tone(0.2, brightness, decay));
    }
    return pcm;
  }

  /** Chords, arpeggio, hi-hat and bass drum. */
  static float[] band(double seconds) {
    float[] pcm = mix(chords(seconds, 1.2, 0.7, 0.5), arpeggio(seconds, 0.2, 0.7, 3), 0.7);
    Random random = new Random(4);
    for (int i = 0; i < pcm.length; i++) {
      double hat = (double) i / RATE_HZ % 0.4;
      double drum = (double) i / RATE_HZ % 0.8;
      pcm[i] += (float) (0.075 * Math.exp(-40 * hat) * random.nextGaussian());
      double hz = 50 + 100 * Math.exp(-30 * drum);
      pcm[i] += (float) (0.4 * Math.exp(-15 * drum) * Math.sin(2 * Math.PI * hz * drum));
    }
    return pcm;
  }

  /** A melody with vibrato, all harmonics: as near to a voice as strings come. */
  static float[] strings(double seconds) {
    float[] pcm = silence(seconds);
    for (int k = 0; k * 0.8 < seconds; k++) {
      double hz = hz(MELODY[k % MELODY.length]);
      for (int harmonic = 1; harmonic * hz < 7500; harmonic++) {
        double amplitude = 0.1 / harmonic * (1 + 0.5 * Math.sin(harmonic));
        double phase = 0;
        int from = (int) (k * 0.8 * RATE_HZ);
        int length = (int) (0.8 * RATE_HZ);
        for (int i = 0; i < length && from + i < pcm.length; i++) {
          double t = (double) i / RATE_HZ;
          double vibrato = 1 + 0.006 * Math.sin(2 * Math.PI * 5.5 * t);
          phase += 2 * Math.PI * hz * harmonic * vibrato / RATE_HZ;
          double swell = Math.min(1, t / 0.08) * Math.min(1, (length - i) / (0.1 * RATE_HZ));
          pcm[from + i] += (float) (amplitude * swell * Math.sin(phase));
        }
      }
    }
    return pcm;
  }

  /** In and out through the mouth: noise with a broad hump, swelling and falling. */
  static float[] breath(double seconds) {
    Random random = new Random(7);
    float[] pcm = silence(seconds);
    double fast = 0;
    double slow = 0;
    for (int i = 0; i < pcm.length; i++) {
      double t = (double) i / RATE_HZ % 2.5;
      fast += 0.35 * (random.nextGaussian() - fast);
      slow += 0.1 * (fast - slow);
      pcm[i] = (float) (0.05 * Math.sin(Math.PI * Math.min(1, t / 1.2)) * (fast - slow));
    }
    return pcm;
  }

  /** Ha-ha-ha: bursts of a voice with the formants of an a, breath between them. */
  static float[] laughter(double seconds) {
    Random random = new Random(9);
    float[] pcm = silence(seconds);
    double phase = 0;
    for (int i = 0; i < pcm.length; i++) {
      double bout = (double) i / RATE_HZ % 2.2;
      double ha = (double) i / RATE_HZ % 0.21;
      double voice = ha < 0.09 ? Math.sin(Math.PI * ha / 0.09) : 0;
      double breath = ha < 0.09 ? 0 : 0.075 * Math.sin(Math.PI * (ha - 0.09) / 0.12);
      phase += (280 - 40 * bout + 30 * voice) / RATE_HZ;
      double pulse = phase % 1 < 0.1 ? 0.8 : -0.08;
      pcm[i] = (float) (bout < 1.5 ? pulse * voice + breath * random.nextGaussian() : 0);
    }
    for (double[] formant : new double[][] {{700, 80}, {1200, 100}, {2600, 150}}) {
      resonate(pcm, formant[0], formant[1]);
    }
    return toPeak(pcm, 0.3);
  }

  static float[] mix(float[] a, float[] b, double shareOfB) {
    float[] mixed = a.clone();
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] += (float) (shareOfB * b[i % b.length]);
    }
    return mixed;
  }

  static double rms(float[] pcm) {
    double sum = 0;
    for (float sample : pcm) {
      sum += sample * sample;
    }
    return Math.sqrt(sum / pcm.length);
  }

  static float[] toPeak(float[] pcm, double peak) {
    double loudest = 1e-9;
    for (float sample : pcm) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    for (int i = 0; i < pcm.length; i++) {
      pcm[i] *= (float) (peak / loudest);
    }
    return pcm;
  }

  private static double hz(int midi) {
    return 440 * Math.pow(2, (midi - 69) / 12.0);
  }

  private static void note(float[] pcm, double start, double length, int midi, Tone tone) {
    double hz = hz(midi);
    int from = (int) (start * RATE_HZ);
    int samples = (int) (length * RATE_HZ);
    for (int harmonic = 1; harmonic <= 20 && hz * harmonic < 7500; harmonic++) {
      double amplitude = tone.amplitude() * Math.pow(tone.brightness(), harmonic - 1);
      for (int i = 0; i < samples && from + i < pcm.length; i++) {
        double t = (double) i / RATE_HZ;
        double edges = Math.min(1, t / 0.01) * Math.min(1, (samples - i) / (0.02 * RATE_HZ));
        double decay = Math.exp(-t * tone.decay() * (1 + 0.2 * harmonic));
        double wave = Math.sin(2 * Math.PI * hz * harmonic * t + 1.3 * harmonic);
        pcm[from + i] += (float) (amplitude * edges * decay * wave);
      }
    }
  }

  private static void resonate(float[] pcm, double hz, double bandwidthHz) {
    double radius = Math.exp(-Math.PI * bandwidthHz / RATE_HZ);
    double turn = 2 * radius * Math.cos(2 * Math.PI * hz / RATE_HZ);
    double last = 0;
    double before = 0;
    for (int i = 0; i < pcm.length; i++) {
      double now = pcm[i] + turn * last - radius * radius * before;
      before = last;
      last = now;
      pcm[i] = (float) now;
    }
  }
}
