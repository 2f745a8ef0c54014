package org.redub.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.redub.cli.text.TextTable;

/** What other programs reached in our study of eight clips. Stateless. */
final class PublishedSync {
  private static final String RESOURCE = "published-sync.csv";

  private PublishedSync() {}

  /** Prints the rows as a table. */
  static void print(PrintWriter out) {
    TextTable table = new TextTable("<>>>>>>>");
    rows()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> table.row(line.split(",", -1)));
    out.println("Other programs, in our study of 8 clips of 8 people (other clips than these):");
    table.print(out);
  }

  private static String rows() {
    try (InputStream in =
        Objects.requireNonNull(PublishedSync.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(RESOURCE + " cannot be read", e);
    }
  }
}
