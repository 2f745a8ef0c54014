package org.redub.cli.command;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A/V offsets of clips. Immutable.
 *
 * @param msByClip milliseconds by the clip's name
 */
record ClipOffsets(Map<String, Double> msByClip) {
  ClipOffsets {
    msByClip = Map.copyOf(msByClip);
  }

  /** Reads {@code name:ms,name:ms}. */
  static final class Converter implements ITypeConverter<ClipOffsets> {
    @Override
    public ClipOffsets convert(String value) {
      Map<String, Double> byClip = new HashMap<>();
      for (String pair : value.split(",", -1)) {
        int colon = pair.lastIndexOf(':');
        Double before = byClip.put(name(pair, colon), milliseconds(pair, colon));
        if (before != null) {
          throw new TypeConversionException(
              "expected every clip name once, got '%s'".formatted(value));
        }
      }
      return new ClipOffsets(byClip);
    }

    private static String name(String pair, int colon) {
      if (colon < 1) {
        throw wrong(pair);
      }
      return pair.substring(0, colon);
    }

    private static double milliseconds(String pair, int colon) {
      try {
        double ms = Double.parseDouble(pair.substring(colon + 1));
        if (Double.isFinite(ms)) {
          return ms;
        }
      } catch (NumberFormatException e) {
        throw wrong(pair);
      }
      throw wrong(pair);
    }

    private static TypeConversionException wrong(String pair) {
      return new TypeConversionException(
          "expected name:milliseconds,..., got '%s'".formatted(pair));
    }
  }
}
