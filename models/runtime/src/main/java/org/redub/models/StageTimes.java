package org.redub.models;

/**
 * Time spent in one model so far, by stage. Immutable.
 *
 * @param calls number of calls, not counting the warm-up
 * @param preNanos pre-processing: cropping, resampling, normalising
 * @param inferenceNanos inference
 * @param postNanos post-processing of the output tensors
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

  /** The total of all stages. */
  public long totalNanos() {
    return preNanos + inferenceNanos + postNanos;
  }
}
