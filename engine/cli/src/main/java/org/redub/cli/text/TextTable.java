package org.redub.cli.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells in columns as wide as their widest cell. Confined to one thread. */
public final class TextTable {
  private static final String GAP = "  ";

  private final String alignments;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * @param alignments one sign a column: {@code <} for left, {@code >} for right
   */
  public TextTable(String alignments) {
    this.alignments = alignments;
  }

  /** Adds a row; missing cells at its end stay empty. */
  public TextTable row(String... cells) {
    rows.add(cells);
    return this;
  }

  public void print(PrintWriter out) {
    int[] widths = new int[alignments.length()];
    for (String[] cells : rows) {
      for (int i = 0; i < cells.length; i++) {
        widths[i] = Math.max(widths[i], cells[i].length());
      }
    }
    for (String[] cells : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < cells.length; i++) {
        String space = " ".repeat(widths[i] - cells[i].length());
        line.append(i == 0 ? "" : GAP)
            .append(alignments.charAt(i) == '>' ? space + cells[i] : cells[i] + space);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
