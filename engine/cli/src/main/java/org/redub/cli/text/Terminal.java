package org.redub.cli.text;

/**
 * What standard error is connected to. Immutable.
 *
 * @param present whether it is a terminal, on which a progress bar can be drawn
 * @param columns the width of the terminal in characters
 */
public record Terminal(boolean present, int columns) {
  private static final int USUAL_COLUMNS = 80;

  /** A file or a pipe. */
  public static final Terminal NONE = new Terminal(false, USUAL_COLUMNS);

  /** As the launcher says, because Java cannot find out. */
  public static Terminal fromLauncher() {
    int columns = Integer.getInteger("redub.columns", USUAL_COLUMNS);
    return new Terminal(
        Boolean.getBoolean("redub.terminal"), columns > 0 ? columns : USUAL_COLUMNS);
  }
}
