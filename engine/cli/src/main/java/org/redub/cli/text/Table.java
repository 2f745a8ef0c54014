package org.redub.cli.text;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;

/**
 * Rows of cells, laid out by picocli in columns as wide as their widest cell. Confined to one
 * thread.
 */
public final class Table {
  private static final int GAP = 2;

  private final String alignments;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param alignments one character per column: {@code <} for left, {@code >} for right
   */
  public Table(String alignments) {
    this.alignments = alignments;
  }

  /** Adds a row; missing cells at its end stay empty. */
  public Table row(String... cells) {
    if (cells.length > alignments.length()) {
      throw new IllegalArgumentException(
          "a row must have at most %d cells, got %d".formatted(alignments.length(), cells.length));
    }
    rows.add(cells.clone());
    return this;
  }

  /** The rows, each with a line end. */
  @Override
  public String toString() {
    int[] widths = widths();
    Column[] columns = new Column[widths.length];
    for (int i = 0; i < columns.length; i++) {
      int gap = i == 0 ? 0 : GAP;
      columns[i] = new Column(gap + widths[i], gap, Column.Overflow.TRUNCATE);
    }
    Help.TextTable table = Help.TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), columns);
    table.setAdjustLineBreaksForWideCJKCharacters(false);
    for (String[] cells : rows) {
      table.addRowValues(aligned(cells, widths));
    }
    return table.toString();
  }

  private int[] widths() {
    int[] widths = new int[alignments.length()];
    for (String[] cells : rows) {
      for (int i = 0; i < cells.length; i++) {
        widths[i] = Math.max(widths[i], cells[i].length());
      }
    }
    return widths;
  }

  private String[] aligned(String[] cells, int[] widths) {
    String[] aligned = new String[widths.length];
    for (int i = 0; i < widths.length; i++) {
      String cell = i < cells.length ? cells[i] : "";
      boolean right = alignments.charAt(i) == '>';
      aligned[i] = right ? " ".repeat(widths[i] - cell.length()) + cell : cell;
    }
    return aligned;
  }
}
