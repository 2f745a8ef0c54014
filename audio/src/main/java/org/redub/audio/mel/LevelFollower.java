package org.redub.audio.mel;

import java.util.Arrays;

/**
 * The loudness that speech around a column has, column after column: an automatic gain control that
 * hears a little ahead, so that it is neither late at an onset nor in need of the recording's end.
 * Confined to one thread.
 *
 * <p>The column's sums over the bands are averaged over {@value #SMOOTHING} columns; the level is
 * the largest of what follows within the look-ahead, or what the level was, falling slowly: pauses
 * stay quiet. Call order: {@link #push} as often as wanted, {@link #ready} levels can be read,
 * {@link #finish} makes the rest ready.
 */
final class LevelFollower {
  /** Columns an average runs over: 0.3 s at 80 a second, so that a click sets no level. */
  static final int SMOOTHING = 25;

  private static final int REACH = SMOOTHING / 2;

  private final int lookAhead;
  private final double fall;
  private final double least;
  private double[] sums = new double[256];
  private double[] smooth = new double[256];
  private double[] levels = new double[256];
  private int pushed;
  private int smoothed;
  private int ready;

  /**
   * A follower.
   *
   * @param lookAheadColumns columns it hears ahead, 0 or more
   * @param releaseDbPerColumn how fast the level falls, in decibels of power
   * @param least level that is never fallen below
   */
  LevelFollower(int lookAheadColumns, double releaseDbPerColumn, double least) {
    this.lookAhead = lookAheadColumns;
    this.fall = Math.pow(10, -releaseDbPerColumn / 10);
    this.least = least;
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

  /** Columns whose level is known. */
  int ready() {
    return ready;
  }

  /** The level of a column that is ready. */
  double level(int column) {
    return levels[column];
  }

  private void smoothNext() {
    int from = Math.max(0, smoothed - REACH);
    int to = Math.min(pushed, smoothed + REACH + 1);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += sums[i];
    }
    smooth = stored(smooth, smoothed, sum / SMOOTHING);
    smoothed++;
  }

  private void advance(int end) {
    while (ready < end) {
      double level = ready == 0 ? least : Math.max(least, levels[ready - 1] * fall);
      for (int i = ready; i < Math.min(smoothed, ready + lookAhead + 1); i++) {
        level = Math.max(level, smooth[i]);
      }
      levels = stored(levels, ready, level);
      ready++;
    }
  }

  private static double[] stored(double[] array, int at, double value) {
    double[] room = at < array.length ? array : Arrays.copyOf(array, array.length * 2);
    room[at] = value;
    return room;
  }
}
