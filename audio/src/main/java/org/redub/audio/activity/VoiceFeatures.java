package org.redub.audio.activity;

import org.redub.audio.spectrum.Autocorrelation;
import org.redub.audio.spectrum.PowerSpectrum;

/**
 * Features that distinguish a voice from other sound, per hop, from a window of 40 ms around it:
 *
 * <ul>
 *   <li>level: power from 100 to 4000 Hz, in dB of full scale
 *   <li>periodicity: highest autocorrelation for a pitch of 70 to 400 Hz, as Boersma (1993)
 *       computes it (divided by that of the window), of the power from 80 to 2000 Hz; the power is
 *       weighted by frequency, because low rumble looks periodic otherwise
 *   <li>tonality: share of the level within about 80 Hz of its strongest bin; 1 for a pure tone
 *   <li>change: mean difference in dB of the louder of 16 bands to 80 ms before and to 80 ms after,
 *       whichever is smaller; 0 for a hum, about 3 or more for a voice
 * </ul>
 *
 * <p>Confined to one thread. Allocates only to grow the track.
 */
final class VoiceFeatures {
  static final int FRAME_SAMPLES = 640;
  static final float MAX_MAGNITUDE = 1e6f;

  private static final int FFT_SIZE = 1024;
  private static final double HZ_PER_BIN = (double) SpeechDetector.SAMPLE_RATE_HZ / FFT_SIZE;
  private static final int LOW_BIN = bin(100);
  private static final int HIGH_BIN = bin(4000);
  private static final int PITCH_LOW_BIN = bin(80);
  private static final int PITCH_HIGH_BIN = bin(2000);
  private static final int SHORTEST_LAG = SpeechDetector.SAMPLE_RATE_HZ / 400;
  private static final int LONGEST_LAG = SpeechDetector.SAMPLE_RATE_HZ / 70;
  private static final int TONE_BINS = 5;
  private static final int BANDS = 16;
  private static final int CHANGE_HOPS = 8;
  private static final double LOUD_BAND_DB = 20;
  private static final double SILENT_POWER = 1e-12;

  private final PowerSpectrum spectrum = new PowerSpectrum(FRAME_SAMPLES, FFT_SIZE);
  private final Autocorrelation autocorrelation = new Autocorrelation(FFT_SIZE);
  private final double[] windowLags = Autocorrelation.ofHann(FRAME_SAMPLES, LONGEST_LAG + 1);
  private final int[] bandEdges = bandEdges();
  private final double powerScale = 2 / (0.375 * FRAME_SAMPLES * FFT_SIZE);
  private final double[] power = new double[spectrum.bins()];
  private final double[] pitchPower = new double[spectrum.bins()];
  private final double[] lags = new double[LONGEST_LAG + 1];

  /** Band levels of the last {@link #CHANGE_HOPS} hops, a ring. */
  private final double[][] pastBands = new double[CHANGE_HOPS][BANDS];

  private final double[] bands = new double[BANDS];
  private final FeatureTrack track = new FeatureTrack();

  void add(float[] frame) {
    spectrum.of(frame, power);
    for (int i = 0; i < power.length; i++) {
      power[i] *= powerScale;
    }
    double total = sum(LOW_BIN, HIGH_BIN);
    int hop = track.length();
    track.append(
        (float) decibels(total),
        (float) periodicity(),
        (float) tonality(total),
        (float) changeSincePast(hop));
    System.arraycopy(bands, 0, pastBands[hop % CHANGE_HOPS], 0, BANDS);
  }

  /** Ends the track; the last hops, which have no later ones, are compared with the last one. */
  FeatureTrack finish() {
    int length = track.length();
    for (int hop = Math.max(0, length - CHANGE_HOPS); hop < length; hop++) {
      double[] then = pastBands[hop % CHANGE_HOPS];
      track.limitChange(hop, (float) change(then, bands));
    }
    return track;
  }

  /**
   * Fills {@link #bands}, returns the change since {@link #CHANGE_HOPS} hops ago and limits that
   * hop's change to it.
   */
  private double changeSincePast(int hop) {
    for (int band = 0; band < BANDS; band++) {
      bands[band] = decibels(sum(bandEdges[band], bandEdges[band + 1]));
    }
    if (hop == 0) {
      return 0;
    }
    double[] past = pastBands[hop < CHANGE_HOPS ? 0 : hop % CHANGE_HOPS];
    if (hop >= CHANGE_HOPS) {
      track.limitChange(hop - CHANGE_HOPS, (float) change(past, bands));
    }
    return change(bands, past);
  }

  /** Mean difference over the bands that are loud in {@code levels}. */
  private static double change(double[] levels, double[] otherLevels) {
    double loudest = levels[0];
    for (double level : levels) {
      loudest = Math.max(loudest, level);
    }
    double sum = 0;
    int count = 0;
    for (int band = 0; band < BANDS; band++) {
      if (levels[band] >= loudest - LOUD_BAND_DB) {
        sum += Math.abs(levels[band] - otherLevels[band]);
        count++;
      }
    }
    return sum / count;
  }

  private double periodicity() {
    for (int bin = PITCH_LOW_BIN; bin < PITCH_HIGH_BIN; bin++) {
      pitchPower[bin] = power[bin] * bin;
    }
    autocorrelation.of(pitchPower, lags);
    if (lags[0] < SILENT_POWER * SILENT_POWER) {
      return 0;
    }
    double best = 0;
    for (int lag = SHORTEST_LAG; lag <= LONGEST_LAG; lag++) {
      best = Math.max(best, lags[lag] / windowLags[lag]);
    }
    return best / lags[0];
  }

  private double tonality(double total) {
    int strongest = LOW_BIN;
    for (int bin = LOW_BIN; bin < HIGH_BIN; bin++) {
      if (power[bin] > power[strongest]) {
        strongest = bin;
      }
    }
    double around =
        sum(
            Math.max(LOW_BIN, strongest - TONE_BINS),
            Math.min(HIGH_BIN, strongest + TONE_BINS + 1));
    return around / (total + SILENT_POWER * SILENT_POWER);
  }

  private double sum(int fromBin, int toBin) {
    double sum = 0;
    for (int bin = fromBin; bin < toBin; bin++) {
      sum += power[bin];
    }
    return sum;
  }

  private static double decibels(double power) {
    return 10 * Math.log10(power + SILENT_POWER);
  }

  /** First bin at or above a frequency. */
  private static int bin(double hz) {
    return (int) Math.ceil(hz / HZ_PER_BIN);
  }

  private static int[] bandEdges() {
    int[] edges = new int[BANDS + 1];
    for (int i = 0; i <= BANDS; i++) {
      edges[i] = bin(100 * Math.pow(40, (double) i / BANDS));
    }
    return edges;
  }
}
