package org.redub.models.batch;

import java.util.function.BooleanSupplier;

/** Waits on a monitor. Stateless. */
final class Waiting {
  private Waiting() {}

  /**
   * Waits until {@code condition} holds, also if the thread is interrupted; it then stays
   * interrupted. The caller holds the monitor.
   */
  static void until(Object monitor, BooleanSupplier condition) {
    boolean interrupted = false;
    while (!condition.getAsBoolean()) {
      try {
        monitor.wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
