package org.redub.audio;

import java.util.Objects;

/**
 * Mono sound as float samples, nominally in [-1, 1], at one sample rate. Samples are not changed:
 * values outside that range are not clipped, and NaN stays NaN (the analysers count and silence
 * values that are not finite).
 *
 * <p>Immutable and thread-safe, provided the array given to {@link #of} is not written to again.
 */
public final class PcmAudio {
  private final float[] samples;
  private final int offset;
  private final int length;
  private final int sampleRateHz;

  private PcmAudio(float[] samples, int offset, int length, int sampleRateHz) {
    this.samples = samples;
    this.offset = offset;
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
    return samples[offset + Objects.checkIndex(i, length)];
  }

  /**
   * The samples from {@code start} (inclusive) to {@code end} (exclusive), which share memory with
   * this.
   *
   * @throws IndexOutOfBoundsException unless 0 &lt;= start &lt;= end &lt;= length
   */
  public PcmAudio slice(int start, int end) {
    Objects.checkFromToIndex(start, end, length);
    return new PcmAudio(samples, offset + start, end - start, sampleRateHz);
  }

  /**
   * Copies {@code count} samples, beginning with sample {@code start}, to {@code target} at {@code
   * targetOffset}.
   *
   * @throws IndexOutOfBoundsException if either range does not fit
   */
  public void copyTo(int start, float[] target, int targetOffset, int count) {
    Objects.checkFromIndexSize(start, count, length);
    System.arraycopy(samples, offset + start, target, targetOffset, count);
  }

  /** A new array with all samples. */
  public float[] toArray() {
    float[] copy = new float[length];
    copyTo(0, copy, 0, length);
    return copy;
  }
}
