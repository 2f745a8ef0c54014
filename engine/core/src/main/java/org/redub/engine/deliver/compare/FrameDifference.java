package org.redub.engine.deliver.compare;

import org.jspecify.annotations.Nullable;
import org.redub.engine.api.result.VideoDifference;
import org.redub.engine.media.plate.Plate;

/** Compares the samples of two plates of the same size. Confined to one thread. */
final class FrameDifference {
  private final int tolerance;
  private int left;
  private int top;
  private int right;
  private int bottom;
  private int pixels;
  private int largest;

  /**
   * A comparison.
   *
   * @param tolerance differences up to this number of levels do not count
   */
  FrameDifference(int tolerance) {
    this.tolerance = tolerance;
  }

  /** The difference; null if there is none. */
  VideoDifference.@Nullable Frame of(Plate first, Plate second) {
    left = first.width();
    top = first.height();
    right = 0;
    bottom = 0;
    pixels = 0;
    largest = 0;
    compare(first.luma(), second.luma(), first.width(), 1);
    compare(first.chromaU(), second.chromaU(), first.chromaWidth(), 2);
    compare(first.chromaV(), second.chromaV(), first.chromaWidth(), 2);
    if (right <= left) {
      return null;
    }
    right = Math.min(right, first.width());
    bottom = Math.min(bottom, first.height());
    return new VideoDifference.Frame(
        (int) first.index(),
        first.ptsUs(),
        left,
        top,
        right - left,
        bottom - top,
        pixels,
        largest,
        meanInBox(first, second));
  }

  private void compare(byte[] a, byte[] b, int stride, int scale) {
    for (int i = 0; i < a.length; i++) {
      int difference = Math.abs((a[i] & 0xff) - (b[i] & 0xff));
      if (difference > tolerance) {
        int x = i % stride * scale;
        int y = i / stride * scale;
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + scale);
        bottom = Math.max(bottom, y + scale);
        largest = Math.max(largest, difference);
        pixels += scale == 1 ? 1 : 0;
      }
    }
  }

  private double meanInBox(Plate first, Plate second) {
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int i = y * first.width() + left; i < y * first.width() + right; i++) {
        sum += Math.abs((first.luma()[i] & 0xff) - (second.luma()[i] & 0xff));
      }
    }
    return (double) sum / (right - left) / (bottom - top);
  }
}
