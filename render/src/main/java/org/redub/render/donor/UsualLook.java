package org.redub.render.donor;

import java.util.Arrays;

/**
 * How far donors' looks are from the look that is usual for a target's shape: the mean of the
 * nearest donors' looks, weighted by nearness. Among donors of one shape the usual one errs least;
 * a laugh's teeth do not get into a closing mouth. 1 is the mean over all donors and targets.
 * Confined to one thread.
 */
final class UsualLook {
  /** The donor this many places from the nearest has a weight of 1/e. */
  private static final int NEAR = 8;

  private static final float FLOOR = 1e-6f;

  private final DonorLibrary library;
  private final float[] expected = new float[MouthLook.SIZE];
  private final float[] distances;
  private final float[] sorted;
  private final float scale;

  UsualLook(DonorLibrary library) {
    this.library = library;
    distances = new float[library.size()];
    sorted = new float[library.size()];
    scale = library.hasLooks() ? scale(library) : 0;
  }

  private static float scale(DonorLibrary library) {
    double spread = 0;
    int n = library.size();
    for (int i = 0; i < MouthLook.SIZE; i++) {
      double sum = 0;
      double squares = 0;
      for (int donor = 0; donor < n; donor++) {
        float value = library.look(donor).numbers()[i];
        sum += value;
        squares += (double) value * value;
      }
      spread += squares / n - sum / n * (sum / n);
    }
    return (float) (1 / Math.max(FLOOR, spread));
  }

  /** Finds out what is usual for {@code frame}. */
  void aim(int frame, DonorTargets targets, ShapeMetric metric) {
    if (scale == 0) {
      return;
    }
    int count = 0;
    for (int donor = 0; donor < library.size(); donor++) {
      boolean allowed = targets.allows(frame, library.sourceFrame(donor));
      distances[donor] =
          allowed ? metric.distance(frame, donor, Float.POSITIVE_INFINITY) : Float.NaN;
      if (allowed) {
        sorted[count++] = distances[donor];
      }
    }
    Arrays.fill(expected, 0);
    if (count == 0) {
      return;
    }
    Arrays.sort(sorted, 0, count);
    float reach = Math.max(FLOOR, sorted[Math.min(NEAR, count - 1)]);
    float total = 0;
    for (int donor = 0; donor < library.size(); donor++) {
      float weight =
          Float.isNaN(distances[donor]) ? 0 : (float) Math.exp(-distances[donor] / reach);
      if (weight > 0) {
        total += weight;
        float[] look = library.look(donor).numbers();
        for (int i = 0; i < expected.length; i++) {
          expected[i] += weight * look[i];
        }
      }
    }
    for (int i = 0; i < expected.length; i++) {
      expected[i] /= total;
    }
  }

  /** Whether looks are known, and with them what {@link #aim} found. */
  boolean known() {
    return scale > 0;
  }

  /** The distance of an allowed donor's shape from the target aimed at, where looks are known. */
  float shapeDistance(int donor) {
    return distances[donor];
  }

  /** How unusual a donor looks for the frame aimed at; 0 where looks are not known. */
  float distance(int donor) {
    if (scale == 0) {
      return 0;
    }
    float[] look = library.look(donor).numbers();
    float sum = 0;
    for (int i = 0; i < expected.length; i++) {
      float d = look[i] - expected[i];
      sum += d * d;
    }
    return scale * sum;
  }
}
