package org.redub.cli.text;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Builds a text of several lines, the last without a line end. Confined to one thread. */
public final class TextLines {
  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);

  /** Adds a line. */
  public TextLines line(String line) {
    out.println(line);
    return this;
  }

  /** Adds the rows of a table. */
  public TextLines table(Table table) {
    out.print(table);
    return this;
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing();
  }
}
