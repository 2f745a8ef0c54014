package org.redub.models.training.corpus;

import java.util.Random;

/**
 * Synthesises sound without speech: room tone, wind, hum, chords, tunes, strings, drums, breath.
 * From it the network learns that such sound does not move a mouth, and to follow speech over it.
 * Confined to one thread; the same seed gives the same sound.
 */
final class Beds {
  /** Kinds of sound. */
  enum Kind {
    NOISE,
    HUM,
    CHORDS,
    TUNE,
    STRINGS,
    DRUMS,
    BREATH,
    MIX
  }

  private static final int RATE_HZ = 16_000;
  private static final double[] SCALE = {0, 2, 4, 5, 7, 9, 11, 12};

  private final Random random;

  Beds(long seed) {
    random = new Random(seed);
  }

  /** Sound at 16 kHz whose peak is 0.5. */
  float[] make(Kind kind, int samples) {
    float[] sound = new float[samples];
    switch (kind) {
      case NOISE -> noise(sound, 1);
      case HUM -> hum(sound);
      case CHORDS -> chords(sound);
      case TUNE -> tune(sound);
      case STRINGS -> strings(sound);
      case DRUMS -> drums(sound);
      case BREATH -> breath(sound);
      case MIX -> {
        chords(sound);
        tune(sound);
        strings(sound);
        drums(sound);
        noise(sound, 0.02);
      }
    }
    return normalised(sound);
  }

  /** Noise whose colour varies between white and brown. */
  private void noise(float[] sound, double level) {
    double smooth = random.nextDouble() * 0.98;
    double slow = 0;
    double swell = 1;
    for (int i = 0; i < sound.length; i++) {
      slow = smooth * slow + (1 - smooth) * random.nextGaussian();
      if (i % 1600 == 0) {
        swell = Math.max(0.3, Math.min(1.6, swell + 0.1 * random.nextGaussian()));
      }
      sound[i] += (float) (level * swell * slow / Math.sqrt((1 - smooth) / (1 + smooth)));
    }
  }

  private void hum(float[] sound) {
    double hertz = 40 + random.nextDouble() * 80;
    for (int harmonic = 1; harmonic <= 8; harmonic++) {
      note(sound, 0, sound.length, hertz * harmonic, random.nextDouble() / harmonic, 1e9);
    }
    noise(sound, 0.05);
  }

  private void chords(float[] sound) {
    double root = 80 * Math.pow(2, random.nextDouble() * 1.5);
    int length = (int) (RATE_HZ * (0.5 + random.nextDouble() * 2));
    for (int start = 0; start < sound.length; start += length) {
      int degree = random.nextInt(6);
      for (int third = 0; third <= 4; third += 2) {
        double semitones = SCALE[(degree + third) % 7] + 12.0 * Math.floorDiv(degree + third, 7);
        tone(sound, start, length, root * Math.pow(2, semitones / 12), 0.3, length * 0.7);
      }
    }
  }

  private void tune(float[] sound) {
    double root = 160 * Math.pow(2, random.nextDouble() * 1.5);
    int step = (int) (RATE_HZ * (0.1 + random.nextDouble() * 0.3));
    for (int start = 0; start < sound.length; start += step) {
      if (random.nextDouble() < 0.8) {
        double semitones = SCALE[random.nextInt(SCALE.length)];
        tone(sound, start, 2 * step, root * Math.pow(2, semitones / 12), 0.5, step * 0.8);
      }
    }
  }

  /** Long notes with vibrato through a body with fixed resonances, unlike a mouth's. */
  private void strings(float[] sound) {
    double root = 110 * Math.pow(2, random.nextDouble() * 2);
    double[] body = new double[40];
    for (int i = 0; i < body.length; i++) {
      body[i] = 0.3 + random.nextDouble();
    }
    int step = (int) (RATE_HZ * (0.3 + random.nextDouble()));
    for (int start = 0; start < sound.length; start += step) {
      double hertz = root * Math.pow(2, SCALE[random.nextInt(SCALE.length)] / 12);
      bow(sound, start, (int) (1.1 * step), hertz, body);
    }
  }

  private void bow(float[] sound, int start, int length, double hertz, double[] body) {
    double depth = 0.003 + 0.012 * random.nextDouble();
    double speed = 2 * Math.PI * (4 + 3 * random.nextDouble()) / RATE_HZ;
    double level = 0.3 + 0.3 * random.nextDouble();
    double phase = 0;
    int end = Math.min(sound.length, start + length);
    for (int i = start; i < end; i++) {
      int at = i - start;
      phase += 2 * Math.PI * hertz * (1 + depth * Math.sin(speed * at)) / RATE_HZ;
      double swell = Math.min(1, at / 1300.0) * Math.min(1, (length - at) / 1600.0);
      double sum = 0;
      for (int harmonic = 1; harmonic * hertz < 7200; harmonic++) {
        double resonance = body[(int) (harmonic * hertz / 200) % body.length];
        sum += resonance / harmonic * Math.sin(harmonic * phase);
      }
      sound[i] += (float) (level * swell * sum);
    }
  }

  private void tone(
      float[] sound, int start, int length, double hertz, double level, double decay) {
    double brightness = 0.3 + 0.5 * random.nextDouble();
    double share = level;
    for (int harmonic = 1; harmonic * hertz < 7000 && harmonic <= 12; harmonic++) {
      note(sound, start, length, hertz * harmonic, share, decay / Math.sqrt(harmonic));
      share *= brightness;
    }
  }

  private void note(
      float[] sound, int start, int length, double hertz, double level, double decay) {
    double step = 2 * Math.PI * hertz / RATE_HZ;
    double phase = random.nextDouble() * 6;
    int end = Math.min(sound.length, start + length);
    for (int i = start; i < end; i++) {
      double attack = Math.min(1, (i - start) / 160.0);
      sound[i] += (float) (level * attack * Math.exp(-(i - start) / decay) * Math.sin(phase));
      phase += step;
    }
  }

  private void drums(float[] sound) {
    int step = (int) (RATE_HZ * (0.12 + random.nextDouble() * 0.2));
    for (int beat = 0; beat * step < sound.length; beat++) {
      if (beat % 4 == 0) {
        note(sound, beat * step, step, 55 + 20 * random.nextDouble(), 1, 900);
      } else if (random.nextDouble() < 0.7) {
        double decay = 200 + 800 * random.nextDouble();
        int end = Math.min(sound.length, beat * step + step);
        for (int i = beat * step; i < end; i++) {
          double strike = Math.exp(-(i - beat * step) / decay);
          sound[i] += (float) (0.4 * strike * random.nextGaussian());
        }
      }
    }
  }

  /** Swells of noise with a soft resonance and pauses between them. */
  private void breath(float[] sound) {
    int at = 0;
    while (at < sound.length) {
      int length = (int) (RATE_HZ * (0.3 + 0.7 * random.nextDouble()));
      double pole = 0.5 + 0.4 * random.nextDouble();
      double angle = 2 * Math.PI * (600 + 1500 * random.nextDouble()) / RATE_HZ;
      double y1 = 0;
      double y2 = 0;
      for (int i = 0; i < length && at + i < sound.length; i++) {
        double swell = Math.sin(Math.PI * i / length);
        double y = random.nextGaussian() + 2 * pole * Math.cos(angle) * y1 - pole * pole * y2;
        y2 = y1;
        y1 = y;
        sound[at + i] += (float) (swell * swell * y);
      }
      at += length + (int) (RATE_HZ * (0.4 + 1.5 * random.nextDouble()));
    }
    noise(sound, 0.01);
  }

  private static float[] normalised(float[] sound) {
    float peak = 1e-6f;
    for (float sample : sound) {
      peak = Math.max(peak, Math.abs(sample));
    }
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= 0.5f / peak;
    }
    return sound;
  }
}
