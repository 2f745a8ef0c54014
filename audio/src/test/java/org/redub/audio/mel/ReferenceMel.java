package org.redub.audio.mel;

import java.util.Arrays;

/**
 * A slow, independent implementation of both recipes in double precision that shares no code with
 * the main one: it copies to pad, computes the Fourier sum by definition and uses dense filters.
 * Values are [band][column].
 */
final class ReferenceMel {
  private ReferenceMel() {}

  static double[][] wav2lip(float[] pcm) {
    double[] emphasised = new double[pcm.length];
    for (int i = 0; i < pcm.length; i++) {
      emphasised[i] = pcm[i] - (i == 0 ? 0 : 0.97 * pcm[i - 1]);
    }
    double[] padded = new double[pcm.length + 800];
    for (int i = 0; i < padded.length; i++) {
      int source = Math.abs(i - 400);
      padded[i] = emphasised[source < pcm.length ? source : 2 * (pcm.length - 1) - source];
    }
    double[][] power = powers(padded, pcm.length / 200 + 1, 800, 800);
    double[] edges = new double[82];
    double top = 15 + 27 * Math.log(7.6) / Math.log(6.4);
    for (int i = 0; i < 82; i++) {
      double mel = 0.825 + (top - 0.825) * i / 81;
      edges[i] = mel < 15 ? mel * 200 / 3 : 1000 * Math.pow(6.4, (mel - 15) / 27);
    }
    double[][] out = new double[80][power.length];
    for (int band = 0; band < 80; band++) {
      double[] filter = triangle(edges, band, 401, 20);
      for (int column = 0; column < power.length; column++) {
        double sum = 0;
        for (int bin = 0; bin < 401; bin++) {
          double area = 2 / (edges[band + 2] - edges[band]);
          sum += filter[bin] * area * Math.sqrt(power[column][bin]);
        }
        double value = 1.6 * Math.log10(Math.max(1e-5, sum)) + 2.4;
        out[band][column] = Math.max(-4, Math.min(4, value));
      }
    }
    return out;
  }

  static double[][] mouthShape2(float[] pcm) {
    double[] padded = new double[pcm.length + 600];
    for (int i = 0; i < pcm.length; i++) {
      padded[200 + i] += pcm[i];
      padded[201 + i] -= 0.97 * pcm[i];
    }
    double[][] power = powers(padded, pcm.length / 200 + 1, 400, 512);
    double[] edges = new double[82];
    double low = Math.log(1 + 50 / 700.0);
    double high = Math.log(1 + 7600 / 700.0);
    for (int i = 0; i < 82; i++) {
      edges[i] = 700 * (Math.exp(low + (high - low) * i / 81) - 1);
    }
    double[][] mel = new double[80][power.length];
    double[] sums = new double[power.length];
    for (int band = 0; band < 80; band++) {
      double[] filter = triangle(edges, band, 257, 31.25);
      double area = Arrays.stream(filter).sum();
      if (area < 1e-3) {
        filter[(int) Math.round(edges[band + 1] / 31.25)] = 1;
        area = Arrays.stream(filter).sum();
      }
      for (int column = 0; column < power.length; column++) {
        for (int bin = 0; bin < 257; bin++) {
          mel[band][column] += filter[bin] / area * power[column][bin];
        }
        sums[column] += mel[band][column];
      }
    }
    double[] levels = levels(sums);
    for (double[] row : mel) {
      for (int column = 0; column < row.length; column++) {
        row[column] = Math.log(row[column] / levels[column] * 80 + 1e-5);
      }
    }
    return mel;
  }

  /** Average over 25 columns, maximum of the next 80, released by 1.5 dB per second. */
  private static double[] levels(double[] sums) {
    int n = sums.length;
    double[] average = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = Math.max(0, i - 12); k <= Math.min(n - 1, i + 12); k++) {
        average[i] += sums[k] / 25;
      }
    }
    double[] levels = new double[n];
    for (int i = 0; i < n; i++) {
      levels[i] = 1e-3;
      for (int k = 0; k <= Math.min(n - 1, i + 80); k++) {
        double fallen = k < i ? Math.pow(10, -1.5 / 80 / 10 * (i - k)) : 1;
        int heard = Math.min(n - 1, k + 80);
        levels[i] = Math.max(levels[i], k >= i ? average[k] : fallen * average[heard]);
        levels[i] = Math.max(levels[i], k < i ? fallen * average[k] : 0);
      }
    }
    return levels;
  }

  private static double[] triangle(double[] edges, int band, int bins, double hzPerBin) {
    double[] filter = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      double hz = bin * hzPerBin;
      if (hz > edges[band] && hz <= edges[band + 1]) {
        filter[bin] = (hz - edges[band]) / (edges[band + 1] - edges[band]);
      } else if (hz > edges[band + 1] && hz < edges[band + 2]) {
        filter[bin] = (edges[band + 2] - hz) / (edges[band + 2] - edges[band + 1]);
      }
    }
    return filter;
  }

  /** |X|² by the definition, [column][bin]. */
  private static double[][] powers(double[] padded, int columns, int window, int fftSize) {
    double[] cos = new double[fftSize];
    double[] sin = new double[fftSize];
    for (int i = 0; i < fftSize; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / fftSize);
      sin[i] = Math.sin(2 * Math.PI * i / fftSize);
    }
    double[][] power = new double[columns][fftSize / 2 + 1];
    double[] frame = new double[window];
    for (int column = 0; column < columns; column++) {
      for (int i = 0; i < window; i++) {
        double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / window);
        frame[i] = padded[column * 200 + i] * hann;
      }
      for (int bin = 0; bin <= fftSize / 2; bin++) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < window; i++) {
          int turn = bin * i % fftSize;
          re += frame[i] * cos[turn];
          im += frame[i] * sin[turn];
        }
        power[column][bin] = re * re + im * im;
      }
    }
    return power;
  }
}
