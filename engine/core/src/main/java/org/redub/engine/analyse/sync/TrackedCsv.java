package org.redub.engine.analyse.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/** Reads the motion of a mouth that another program tracked. Stateless. */
public final class TrackedCsv {
  private static final String TIME = "t";
  private static final String USABLE = "ok";
  private static final String OPENING = "open";
  private static final String WIDTH = "width";
  private static final List<String> REQUIRED = List.of(TIME, OPENING, WIDTH);

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  /** One frame whose mouth was tracked. */
  private record Frame(double seconds, double opening, double width) {}

  private TrackedCsv() {}

  /**
   * Reads a CSV file with a header and the columns t (seconds), open, width and, optionally, ok (0
   * or 1).
   *
   * @throws RedubException INPUT_NOT_FOUND or INPUT_DAMAGED
   */
  public static TrackedMouth read(Path file) {
    if (!Files.exists(file)) {
      throw new RedubException(
              ErrorCode.INPUT_NOT_FOUND, "tracked mouth '%s' does not exist".formatted(file))
          .about(file);
    }
    List<Frame> frames = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
      List<String> header = parser.getHeaderNames();
      if (!header.containsAll(REQUIRED)) {
        throw damaged(file, "it has the columns %s, required are %s".formatted(header, REQUIRED));
      }
      for (CSVRecord row : parser) {
        if (!header.contains(USABLE) || number(row, USABLE) > 0) {
          frames.add(new Frame(number(row, TIME), number(row, OPENING), number(row, WIDTH)));
        }
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw damaged(file, String.valueOf(e.getMessage()));
    }
    if (frames.isEmpty()) {
      throw damaged(file, "no row has a usable mouth");
    }
    return TrackedMouth.of(
        frames.stream().mapToLong(frame -> Math.round(frame.seconds() * 1e6)).toArray(),
        frames.stream().mapToDouble(Frame::opening).toArray(),
        frames.stream().mapToDouble(Frame::width).toArray());
  }

  private static double number(CSVRecord row, String column) {
    String cell = row.isSet(column) ? row.get(column) : "";
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "line %d, column '%s': expected a number, got '%s'"
              .formatted(row.getRecordNumber() + 1, column, cell),
          e);
    }
  }

  private static RedubException damaged(Path file, String why) {
    return new RedubException(
            ErrorCode.INPUT_DAMAGED, "tracked mouth '%s' cannot be used: %s".formatted(file, why))
        .about(file);
  }
}
