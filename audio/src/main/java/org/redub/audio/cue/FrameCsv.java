package org.redub.audio.cue;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes values per frame as CSV: {@code time_s} with six decimals, then one column per name with
 * four. A value that is not finite is left empty.
 *
 * <p>Stateless. The caller opens, closes and encodes (UTF-8) the target.
 */
public final class FrameCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private FrameCsv() {}

  /**
   * Writes a header and one line per frame.
   *
   * @param ptsUs time of each frame
   * @param columns values per frame by column name, in the map's order
   * @throws IllegalArgumentException if a column does not have one value per frame
   */
  public static void write(long[] ptsUs, Map<String, float[]> columns, Appendable out)
      throws IOException {
    for (Map.Entry<String, float[]> column : columns.entrySet()) {
      if (column.getValue().length != ptsUs.length) {
        throw new IllegalArgumentException(
            "column '%s' must have one value for each of %d frames, got %d"
                .formatted(column.getKey(), ptsUs.length, column.getValue().length));
      }
    }
    CSVPrinter csv = new CSVPrinter(out, FORMAT);
    csv.print("time_s");
    csv.printRecord(columns.keySet());
    for (int frame = 0; frame < ptsUs.length; frame++) {
      csv.print(String.format(Locale.ROOT, "%.6f", ptsUs[frame] / 1e6));
      for (float[] values : columns.values()) {
        float value = values[frame];
        csv.print(Float.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : null);
      }
      csv.println();
    }
    csv.flush();
  }
}
