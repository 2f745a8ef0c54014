package org.redub.cli.doctor;

/**
 * One line of {@code redub doctor}. Immutable.
 *
 * @param about what was looked at, for example "Memory"
 * @param detail what was found and, if it is not well, what to do
 */
public record Finding(Level level, String about, String detail) {
  /** How well it is. */
  public enum Level {
    OK,
    /** Redub works, but may be slow or fail on large takes. */
    WARN,
    /** Redub cannot work. */
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
