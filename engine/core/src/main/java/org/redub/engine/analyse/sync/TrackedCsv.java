package org.redub.engine.analyse.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/** Reads a mouth tracked by another program. Stateless. */
public final class TrackedCsv {
  private TrackedCsv() {}

  /**
   * Reads a CSV file with a header and the columns t (seconds), ok (0 or 1), open and width.
   *
   * @throws RedubException INPUT_NOT_FOUND or INPUT_DAMAGED
   */
  public static TrackedMouth read(Path file) {
    if (!Files.exists(file)) {
      throw new RedubException(
              ErrorCode.INPUT_NOT_FOUND, "tracked mouth '%s' does not exist".formatted(file))
          .about(file);
    }
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> header = lines.isEmpty() ? List.of() : Arrays.asList(lines.get(0).split(","));
      int t = header.indexOf("t");
      int ok = header.indexOf("ok");
      int open = header.indexOf("open");
      int width = header.indexOf("width");
      if (t < 0 || open < 0 || width < 0) {
        throw damaged(file, "it needs the columns t, open and width, got %s".formatted(header));
      }
      List<double[]> rows = new ArrayList<>();

      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        double seconds = Double.parseDouble(cells[t]);
        if (ok < 0 || Double.parseDouble(cells[ok]) > 0) {
          rows.add(
              new double[] {
                seconds, Double.parseDouble(cells[open]), Double.parseDouble(cells[width])
              });
        }
      }
      if (rows.isEmpty()) {
        throw damaged(file, "no row contains a mouth");
      }
      return TrackedMouth.of(
          rows.stream().mapToLong(r -> Math.round(r[0] * 1e6)).toArray(),
          rows.stream().mapToDouble(r -> r[1]).toArray(),
          rows.stream().mapToDouble(r -> r[2]).toArray());
    } catch (IOException e) {
      throw damaged(file, String.valueOf(e.getMessage()));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw damaged(file, "a cell is missing or not a number: " + e.getMessage());
    }
  }

  private static RedubException damaged(Path file, String why) {
    return new RedubException(
            ErrorCode.INPUT_DAMAGED, "tracked mouth '%s' cannot be used: %s".formatted(file, why))
        .about(file);
  }
}
