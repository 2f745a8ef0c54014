package org.redub.models;

/**
 * Time spent in one model so far, by stage. Immutable.
 *
 * @param calls calls made, the warm-up not among them
 * @param preNanos making the input tensor: cropping, resampling, normalising
 * @param inferenceNanos running the network
 * @param postNanos reading the output tensors
 */
public record StageTimes(long calls, long preNanos, long inferenceNanos, long postNanos) {

  /** No calls yet. */
  public static final StageTimes ZERO = new StageTimes(0, 0, 0, 0);

  /** The sum of both. */
  public StageTimes plus(StageTimes other) {
    return new StageTimes(
        calls + other.calls,
        preNanos + other.preNanos,
        inferenceNanos + other.inferenceNanos,
        postNanos + other.postNanos);
  }

  /** All stages together. */
  public long totalNanos() {
    return preNanos + inferenceNanos + postNanos;
  }
}
