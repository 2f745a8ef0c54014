package org.redub.cli.text;

import java.util.Map;
import java.util.stream.Collectors;

/** Texts that count frames. Stateless. */
public final class FrameCounts {
  private FrameCounts() {}

  /** For example {@code 2 untouched (no face found 2)}; empty for none. */
  public static String untouched(Map<String, Integer> byReason) {
    int total = byReason.values().stream().mapToInt(Integer::intValue).sum();
    String reasons =
        byReason.entrySet().stream()
            .map(reason -> reason.getKey() + " " + reason.getValue())
            .collect(Collectors.joining(", "));
    return total == 0 ? "" : "%d untouched (%s)".formatted(total, reasons);
  }

  /** For example {@code 1 frame}, {@code 250 frames}. */
  public static String frames(int count) {
    return count == 1 ? "1 frame" : count + " frames";
  }
}
