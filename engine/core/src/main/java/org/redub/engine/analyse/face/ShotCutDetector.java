package org.redub.engine.analyse.face;

import org.jspecify.annotations.Nullable;

/**
 * Finds hard cuts between consecutive frames. Confined to one thread; frames are given in order.
 *
 * <p>A frame starts a new shot if its grey thumbnail differs from the last one both in mean
 * absolute difference and in histogram, and by much more than recent frames differ: a fast pan
 * changes only the first and a flash only the second. Dissolves are not detected as cuts; there the
 * score of the landmarks falls.
 */
public final class ShotCutDetector {
  /** Side of the square grey thumbnail that {@link #isCut} expects. */
  public static final int THUMBNAIL_PX = 32;

  private static final int BINS = 24;
  private static final double MIN_MEAN_DIFFERENCE = 0.07;
  private static final double MIN_HISTOGRAM_DISTANCE = 0.35;
  private static final double MIN_JUMP = 3.5;

  private float @Nullable [] last;
  private double recentDifference = 0.01;

  /**
   * Whether this frame starts a new shot.
   *
   * @param thumbnail {@value #THUMBNAIL_PX} x {@value #THUMBNAIL_PX} grey values, 0..1, row-major;
   *     copied
   */
  public boolean isCut(float[] thumbnail) {
    float[] previous = last;
    last = thumbnail.clone();
    if (previous == null) {
      return false;
    }
    double difference = meanDifference(previous, thumbnail);
    boolean cut =
        difference > MIN_MEAN_DIFFERENCE
            && difference > MIN_JUMP * recentDifference
            && histogramDistance(previous, thumbnail) > MIN_HISTOGRAM_DISTANCE;
    recentDifference = cut ? 0.01 : 0.8 * recentDifference + 0.2 * Math.max(0.005, difference);
    return cut;
  }

  private static double meanDifference(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / a.length;
  }

  /** Half the sum of absolute differences of two histograms: 0 if equal, 1 if disjoint. */
  private static double histogramDistance(float[] a, float[] b) {
    double[] histogram = new double[BINS];
    for (int i = 0; i < a.length; i++) {
      histogram[bin(a[i])] += 1.0 / a.length;
      histogram[bin(b[i])] -= 1.0 / a.length;
    }
    double sum = 0;
    for (double difference : histogram) {
      sum += Math.abs(difference);
    }
    return sum / 2;
  }

  private static int bin(float value) {
    return Math.max(0, Math.min(BINS - 1, (int) (value * BINS)));
  }
}
