package org.redub.engine.actor.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What values of a project must satisfy; fails with an {@link IllegalArgumentException}. */
final class Checks {
  /** No sum over a project's takes comes near this; larger values might overflow when added. */
  private static final double MAX_SUM = 1e15;

  private static final long MAX_COUNT = 1_000_000_000_000L;

  private Checks() {}

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The same list, unmodifiable; JSON may hold a null anywhere. */
  static <T> List<T> noNulls(String name, List<T> values) {
    for (@Nullable T value : values) {
      require(value != null, name + " contains null");
    }
    return List.copyOf(values);
  }

  static void sum(String name, double value) {
    // Also false for NaN.
    require(
        Math.abs(value) <= MAX_SUM,
        "%s is %s, expected a number from -%3$.0e to %3$.0e".formatted(name, value, MAX_SUM));
  }

  static void sums(String name, double[] values, int expected) {
    require(
        values.length == expected,
        "%s has %d values, expected %d".formatted(name, values.length, expected));
    for (double value : values) {
      sum(name, value);
    }
  }

  /** A length of time or a sum of squares. */
  static void length(String name, double value) {
    require(
        value >= 0 && value <= MAX_SUM,
        "%s is %s, expected a number from 0 to %.0e".formatted(name, value, MAX_SUM));
  }

  static void count(String name, long value) {
    require(
        value >= 0 && value <= MAX_COUNT,
        "%s is %d, expected 0 to %d".formatted(name, value, MAX_COUNT));
  }
}
