package org.redub.engine.deliver.compare;

import org.jspecify.annotations.Nullable;
import org.redub.engine.api.result.VideoDifference;
import org.redub.engine.media.plate.Plate;

/** Compares the samples of two plates of the same size and layout. Confined to one thread. */
final class FrameDifference {
  private static final double PEAK = 255;

  private final int tolerance;
  private int left;
  private int top;
  private int right;
  private int bottom;
  private int pixels;
  private int largest;
  private double squares;
  private long samples;

  /**
   * A comparison.
   *
   * @param tolerance differences up to this number of steps do not count
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
    int chromaX = 1 << first.layout().chromaShiftX();
    int chromaY = 1 << first.layout().chromaShiftY();
    compare(first, second, 0, 1, 1);
    addSquares(first, second);
    compare(first, second, 1, chromaX, chromaY);
    compare(first, second, 2, chromaX, chromaY);
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

  private void compare(Plate a, Plate b, int plane, int scaleX, int scaleY) {
    int stride = plane == 0 ? a.width() : a.chromaWidth();
    int count = a.plane(plane).length / a.layout().bytesPerSample();
    for (int i = 0; i < count; i++) {
      int difference = Math.abs(a.sample(plane, i) - b.sample(plane, i));
      if (difference > tolerance) {
        int x = i % stride * scaleX;
        int y = i / stride * scaleY;
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + scaleX);
        bottom = Math.max(bottom, y + scaleY);
        largest = Math.max(largest, difference);
        pixels += plane == 0 ? 1 : 0;
      }
    }
  }

  private void addSquares(Plate a, Plate b) {
    int count = a.width() * a.height();
    float step = a.layout().step();
    for (int i = 0; i < count; i++) {
      double difference = step * (a.sample(0, i) - b.sample(0, i));
      squares += difference * difference;
    }
    samples += count;
  }

  /** Peak signal-to-noise ratio of the luma of all plates so far, in dB; null if it is the same. */
  @Nullable Double psnrDb() {
    return squares == 0 ? null : 10 * Math.log10(PEAK * PEAK * samples / squares);
  }

  private double meanInBox(Plate first, Plate second) {
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int i = y * first.width() + left; i < y * first.width() + right; i++) {
        sum += Math.abs(first.sample(0, i) - second.sample(0, i));
      }
    }
    return (double) sum / (right - left) / (bottom - top);
  }
}
