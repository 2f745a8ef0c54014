package org.redub.cli.doctor;

/**
 * The result of one check. Immutable.
 *
 * @param about the thing that was checked, for example "Memory"
 * @param detail what was found and, unless it is well, what to do
 */
public record Finding(Level level, String about, String detail) {
  /** The outcome of a check. */
  public enum Level {
    OK,
    /** Redub works, but may be slow or fail on large takes. */
    WARN,
    /** Redub does not work. */
    FAIL
  }

  static Finding ok(String about, String detail) {
    return new Finding(Level.OK, about, detail);
  }

  static Finding warn(String about, String detail) {
    return new Finding(Level.WARN, about, detail);
  }

  static Finding fail(String about, String detail) {
    return new Finding(Level.FAIL, about, detail);
  }
}
