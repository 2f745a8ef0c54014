package org.redub.audio;

import java.util.Objects;

/**
 * Mono sound as float samples, nominally in [-1, 1], at one sample rate. Samples are kept as they
 * come: not clipped, and NaN stays NaN (the analysers count and silence what is not finite).
 *
 * <p>Immutable and thread-safe, provided the array given to {@link #of} is not written to again.
 */
public final class PcmAudio {
  private final float[] samples;
  private final int from;
  private final int length;
  private final int sampleRateHz;

  private PcmAudio(float[] samples, int from, int length, int sampleRateHz) {
    this.samples = samples;
    this.from = from;
    this.length = length;
    this.sampleRateHz = sampleRateHz;
  }

  /**
   * Wraps the samples without a copy and takes ownership of the array.
   *
   * @throws IllegalArgumentException if the sample rate is not positive
   */
  public static PcmAudio of(float[] samples, int sampleRateHz) {
    if (sampleRateHz <= 0) {
      throw new IllegalArgumentException("sample rate must be positive, got " + sampleRateHz);
    }
    return new PcmAudio(samples, 0, samples.length, sampleRateHz);
  }

  /** Samples per second. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Number of samples. */
  public int length() {
    return length;
  }

  /** Length in microseconds, rounded to the nearest. */
  public long durationUs() {
    return (length * 1_000_000L + sampleRateHz / 2) / sampleRateHz;
  }

  /**
   * Sample {@code i}.
   *
   * @throws IndexOutOfBoundsException unless 0 &lt;= i &lt; length
   */
  public float sample(int i) {
    return samples[from + Objects.checkIndex(i, length)];
  }

  /**
   * The samples from {@code from} (inclusive) to {@code to} (exclusive), sharing memory with this.
   *
   * @throws IndexOutOfBoundsException unless 0 &lt;= from &lt;= to &lt;= length
   */
  public PcmAudio slice(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    return new PcmAudio(samples, this.from + from, to - from, sampleRateHz);
  }

  /**
   * Copies {@code count} samples starting at {@code from} to {@code target} at {@code offset}.
   *
   * @throws IndexOutOfBoundsException if either range does not fit
   */
  public void copyTo(int from, float[] target, int offset, int count) {
    Objects.checkFromIndexSize(from, count, length);
    System.arraycopy(samples, this.from + from, target, offset, count);
  }

  /** A fresh array with all samples. */
  public float[] toArray() {
    float[] copy = new float[length];
    copyTo(0, copy, 0, length);
    return copy;
  }
}
