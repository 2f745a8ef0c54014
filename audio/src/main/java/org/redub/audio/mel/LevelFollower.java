package org.redub.audio.mel;

import java.util.Arrays;

/**
 * Follows the loudness of the speech around each column: an automatic gain control with a short
 * look-ahead, so that it is not late at an onset and does not need the whole recording. Confined to
 * one thread.
 *
 * <p>Each column's sum over the bands is averaged over {@value #SMOOTHING} columns. The level is
 * the largest average within the look-ahead or the slowly falling previous level, whichever is
 * larger, so that pauses stay quiet. Call order: {@link #push} any number of times, after which the
 * first {@link #ready} levels can be read; {@link #finish} makes the others ready.
 */
final class LevelFollower {
  /**
   * Columns per average: 0.3 s at 80 columns per second, so that a click does not set the level.
   */
  static final int SMOOTHING = 25;

  private static final int REACH = SMOOTHING / 2;

  private final int lookAhead;
  private final double releaseFactor;
  private final double minLevel;
  private double[] sums = new double[256];
  private double[] smooth = new double[256];
  private double[] levels = new double[256];
  private int pushed;
  private int smoothed;
  private int ready;

  /**
   * Creates a follower at the start of a recording.
   *
   * @param lookAheadColumns look-ahead in columns, 0 or more
   * @param releaseDbPerColumn how fast the level falls, in decibels of power per column
   * @param minLevel lower limit of the level
   */
  LevelFollower(int lookAheadColumns, double releaseDbPerColumn, double minLevel) {
    this.lookAhead = lookAheadColumns;
    this.releaseFactor = Math.pow(10, -releaseDbPerColumn / 10);
    this.minLevel = minLevel;
  }

  /** Takes the next column's sum over the bands. */
  void push(double sum) {
    sums = stored(sums, pushed, sum);
    pushed++;
    while (smoothed + REACH < pushed) {
      smoothNext();
    }
    advance(smoothed - lookAhead);
  }

  /** Makes the levels of all columns ready. */
  void finish() {
    while (smoothed < pushed) {
      smoothNext();
    }
    advance(pushed);
  }

  /** Number of columns whose level is known. */
  int ready() {
    return ready;
  }

  /** The level of column {@code column}, which must be ready. */
  double level(int column) {
    return levels[column];
  }

  private void smoothNext() {
    int first = Math.max(0, smoothed - REACH);
    int end = Math.min(pushed, smoothed + REACH + 1);
    double sum = 0;
    for (int i = first; i < end; i++) {
      sum += sums[i];
    }
    smooth = stored(smooth, smoothed, sum / SMOOTHING);
    smoothed++;
  }

  private void advance(int end) {
    while (ready < end) {
      double level = ready == 0 ? minLevel : Math.max(minLevel, levels[ready - 1] * releaseFactor);
      for (int i = ready; i < Math.min(smoothed, ready + lookAhead + 1); i++) {
        level = Math.max(level, smooth[i]);
      }
      levels = stored(levels, ready, level);
      ready++;
    }
  }

  private static double[] stored(double[] array, int index, double value) {
    double[] grown = index < array.length ? array : Arrays.copyOf(array, array.length * 2);
    grown[index] = value;
    return grown;
  }
}
