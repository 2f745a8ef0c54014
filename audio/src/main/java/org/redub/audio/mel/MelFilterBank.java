package org.redub.audio.mel;

import java.util.Arrays;

/**
 * Triangular filters equally spaced on a mel scale, stored as the weights of their nonzero bins.
 * Edges are not rounded to bins.
 *
 * <p>Immutable.
 */
final class MelFilterBank {
  private static final double LOST_BETWEEN_BINS = 1e-3;

  private final int[] firstBin;
  private final double[][] weights;

  MelFilterBank(MelConfig config) {
    firstBin = new int[config.bands()];
    weights = new double[config.bands()][];
    double[] edgesHz = edges(config);
    for (int band = 0; band < config.bands(); band++) {
      double[] row = triangle(config, edgesHz[band], edgesHz[band + 1], edgesHz[band + 2]);
      int first = 0;
      while (first < row.length && row[first] == 0) {
        first++;
      }
      int end = row.length;
      while (end > first && row[end - 1] == 0) {
        end--;
      }
      firstBin[band] = first;
      weights[band] = Arrays.copyOfRange(row, first, end);
    }
  }

  double weight(int band, int bin) {
    int i = bin - firstBin[band];
    return i < 0 || i >= weights[band].length ? 0 : weights[band][i];
  }

  double apply(int band, double[] spectrum) {
    double[] row = weights[band];
    int first = firstBin[band];
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * spectrum[first + i];
    }
    return sum;
  }

  private static double[] edges(MelConfig config) {
    double low = config.scale().toMel(config.minHz());
    double high = config.scale().toMel(config.maxHz());
    double[] hz = new double[config.bands() + 2];
    for (int i = 0; i < hz.length; i++) {
      hz[i] = config.scale().toHz(low + (high - low) * i / (hz.length - 1));
    }
    return hz;
  }

  private static double[] triangle(MelConfig config, double left, double centre, double right) {
    double hzPerBin = (double) config.sampleRateHz() / config.fftSize();
    double[] row = new double[config.fftSize() / 2 + 1];
    double sum = 0;
    for (int bin = 0; bin < row.length; bin++) {
      double hz = bin * hzPerBin;
      double rise = (hz - left) / (centre - left);
      double fall = (right - hz) / (right - centre);
      row[bin] = Math.max(0, Math.min(rise, fall));
      sum += row[bin];
    }
    if (config.filterNorm() == FilterNorm.UNIT_SUM && sum < LOST_BETWEEN_BINS) {
      int nearest = (int) Math.rint(centre / hzPerBin);
      sum += 1 - row[nearest];
      row[nearest] = 1;
    }
    double scale = config.filterNorm() == FilterNorm.UNIT_SUM ? 1 / sum : 2 / (right - left);
    for (int bin = 0; bin < row.length; bin++) {
      row[bin] *= scale;
    }
    return row;
  }
}
