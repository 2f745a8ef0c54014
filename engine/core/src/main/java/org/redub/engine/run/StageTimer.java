package org.redub.engine.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Adds up the time of stages on one clock. The time of a nested stage counts for that stage only.
 * Confined to one thread.
 */
final class StageTimer {
  private final LongSupplier clockNanos;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final Deque<String> running = new ArrayDeque<>();
  private long sinceNanos;

  StageTimer(LongSupplier clockNanos) {
    this.clockNanos = clockNanos;
  }

  /** A stage starts, inside the one that runs. */
  void begin(String stage) {
    count();
    seconds.putIfAbsent(stage, 0.0);
    running.push(stage);
  }

  /** The stage that started last ends. */
  void end() {
    count();
    running.pop();
  }

  /** Adds the time since the last change to the stage that runs. */
  private void count() {
    long now = clockNanos.getAsLong();
    if (!running.isEmpty()) {
      seconds.merge(running.element(), (now - sinceNanos) / 1e9, Double::sum);
    }
    sinceNanos = now;
  }

  /** Seconds of each stage, in the order in which they started. */
  Map<String, Double> seconds() {
    return new LinkedHashMap<>(seconds);
  }
}
