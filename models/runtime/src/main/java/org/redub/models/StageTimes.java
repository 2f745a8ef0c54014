package org.redub.models;

import java.util.concurrent.atomic.AtomicLong;

/** Time spent before, in and after a network, and how often it ran. Thread-safe. */
public final class StageTimes {
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong preNanos = new AtomicLong();
  private final AtomicLong inferenceNanos = new AtomicLong();
  private final AtomicLong postNanos = new AtomicLong();

  StageTimes() {}

  void add(long pre, long inference, long post) {
    calls.incrementAndGet();
    preNanos.addAndGet(pre);
    inferenceNanos.addAndGet(inference);
    postNanos.addAndGet(post);
  }

  /** How often the network ran. */
  public long calls() {
    return calls.get();
  }

  /** Seconds spent turning domain types into tensors. */
  public double preSeconds() {
    return preNanos.get() / 1e9;
  }

  /** Seconds spent in the network. */
  public double inferenceSeconds() {
    return inferenceNanos.get() / 1e9;
  }

  /** Seconds spent turning tensors into domain types. */
  public double postSeconds() {
    return postNanos.get() / 1e9;
  }
}
