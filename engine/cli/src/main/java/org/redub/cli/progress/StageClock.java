package org.redub.cli.progress;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Measures the speed of the current stage over the last four to eight seconds, so that a slow start
 * soon stops counting. Confined to one thread.
 */
final class StageClock {
  private static final double SPAN_S = 4;
  private static final double SHORTEST_S = 0.25;

  private final LongSupplier nanoTime;
  private String stage = "";
  private long done;
  private long total;
  private double nowS;
  private double olderS;
  private long olderDone;
  private double newerS;
  private long newerDone;

  StageClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Records the state of the job; returns true if it has entered another stage. */
  boolean note(String stage, long done, long total) {
    nowS = nanoTime.getAsLong() / 1e9;
    boolean entered = !stage.equals(this.stage);
    if (entered || done < this.done) {
      olderS = nowS;
      newerS = nowS;
      olderDone = done;
      newerDone = done;
    } else if (nowS - newerS >= SPAN_S) {
      olderS = newerS;
      olderDone = newerDone;
      newerS = nowS;
      newerDone = done;
    }
    this.stage = stage;
    this.done = done;
    this.total = total;
    return entered;
  }

  String stage() {
    return stage;
  }

  long done() {
    return done;
  }

  long total() {
    return total;
  }

  boolean finished() {
    return total > 0 && done >= total;
  }

  /** The part of the stage that is done, 0..1, if the number of steps is known. */
  OptionalDouble fraction() {
    return total <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(1, Math.max(0, (double) done / total)));
  }

  /** Steps per second, once enough steps were measured. */
  OptionalDouble stepsPerSecond() {
    double spentS = nowS - olderS;
    return spentS < SHORTEST_S || done <= olderDone
        ? OptionalDouble.empty()
        : OptionalDouble.of((done - olderDone) / spentS);
  }

  /** Seconds until this stage ends, if the speed and the number of steps are known. */
  OptionalDouble remainingS() {
    OptionalDouble rate = stepsPerSecond();
    return rate.isEmpty() || total <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, total - done) / rate.getAsDouble());
  }
}
