package org.redub.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.redub.cli.text.Table;

/** The figures of other programs, as this project measured them on eight clips. Stateless. */
final class PublishedSync {
  private static final String RESOURCE = "published-sync.csv";
  private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setCommentMarker('#').get();

  private PublishedSync() {}

  /** A row per program, under the names of the columns. */
  static Table table() {
    Table table = new Table("<>>>>>>>");
    InputStream in =
        Objects.requireNonNull(PublishedSync.class.getResourceAsStream(RESOURCE), RESOURCE);
    try (CSVParser parser = CSVParser.parse(in, StandardCharsets.UTF_8, FORMAT)) {
      for (CSVRecord row : parser) {
        table.row(row.values());
      }
    } catch (IOException e) {
      throw new IllegalStateException(RESOURCE + " cannot be read", e);
    }
    return table;
  }
}
