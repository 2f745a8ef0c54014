package org.redub.models.converter.npm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redub.models.converter.io.ConversionException;

/**
 * The files that Emscripten packed one after another into a {@code .data} file. The loader script
 * next to it lists their positions: {@code loadPackage({"files": [{"filename": "/folder/name",
 * "start": 0, "end": 10}, ...]})}. Stateless.
 */
final class PackedAssets {
  private static final String CALL = "loadPackage(";

  /** Reads one JSON value and ignores the script after it. */
  private static final ObjectReader LISTING =
      new ObjectMapper()
          .setDefaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
          .readerFor(Listing.class);

  private PackedAssets() {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Listing(@JsonProperty(required = true) List<PackedFile> files) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record PackedFile(
      @JsonProperty(required = true) String filename,
      @JsonProperty(required = true) int start,
      @JsonProperty(required = true) int end) {}

  /** The files by their name without folders. */
  static Map<String, byte[]> read(byte[] loaderScript, String dataName, byte[] data) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (PackedFile file : listing(loaderScript, dataName).files()) {
      if (file.start() < 0 || file.start() > file.end() || file.end() > data.length) {
        throw ConversionException.corrupt(
            "%s: bytes %d to %d of %s are outside its %d bytes"
                .formatted(dataName, file.start(), file.end(), file.filename(), data.length));
      }
      String name = file.filename().substring(file.filename().lastIndexOf('/') + 1);
      files.put(name, Arrays.copyOfRange(data, file.start(), file.end()));
    }
    return files;
  }

  /** The argument of the script's last call of {@code loadPackage}. */
  private static Listing listing(byte[] loaderScript, String dataName) {
    String script = new String(loaderScript, StandardCharsets.UTF_8);
    int call = script.lastIndexOf(CALL);
    try {
      if (call >= 0) {
        return LISTING.readValue(script.substring(call + CALL.length()));
      }
    } catch (IOException e) {
      throw ConversionException.corrupt(
          "the loader script of " + dataName + " lists no files (" + e.getMessage() + ")", e);
    }
    throw ConversionException.corrupt("the loader script of " + dataName + " lists no files");
  }
}
