package org.redub.models.converter.npm;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.io.FileBytes;

/**
 * The files that Emscripten packed one after another into a {@code .data} file. Which is where
 * stands in the loader script beside it: {@code loadPackage({"files": [{"filename": "/folder/name",
 * "start": 0, "end": 10}, ...]})}. What is read here is checked against a SHA-256 later, so a
 * pattern does for a parser. Stateless.
 */
final class PackedAssets {
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\{\\s*\"filename\"\\s*:\\s*\"(?:[^\"]*/)?([^\"/]+)\"\\s*,"
              + "\\s*\"start\"\\s*:\\s*(\\d{1,10})\\s*,\\s*\"end\"\\s*:\\s*(\\d{1,10})\\b");

  private PackedAssets() {}

  /** The files by their name without folders. */
  static Map<String, FileBytes> read(byte[] loaderScript, FileBytes data) {
    Matcher entry = ENTRY.matcher(new String(loaderScript, StandardCharsets.UTF_8));
    Map<String, FileBytes> files = new LinkedHashMap<>();
    while (entry.find()) {
      long start = Long.parseLong(entry.group(2));
      long end = Long.parseLong(entry.group(3));
      files.put(entry.group(1), data.slice(start, end - start));
    }
    if (files.isEmpty()) {
      throw ConversionException.corrupt("the loader script of " + data.name() + " lists no files");
    }
    return files;
  }
}
