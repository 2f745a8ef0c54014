package org.redub.engine.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that the user should know and the job goes on: a fallback, a repair, a limit reached.
 * Immutable. In JSON with its text.
 *
 * @param code what it is about
 * @param arguments what the text fills in: texts, whole numbers and decimals by name
 */
public record Notice(NoticeCode code, Map<String, Object> arguments) {
  /** Checks that the arguments are those of the code. */
  public Notice {
    if (!List.copyOf(arguments.keySet()).equals(code.names())) {
      throw new IllegalArgumentException(
          "notice %s takes %s, got %s".formatted(code, code.names(), arguments.keySet()));
    }
    Map<String, Object> plain = new LinkedHashMap<>();
    arguments.forEach((name, value) -> plain.put(name, plain(value)));
    arguments = Collections.unmodifiableMap(plain);
  }

  /**
   * A notice.
   *
   * @param namesAndValues name, value, name, value, in the order of the code's text
   */
  public static Notice of(NoticeCode code, Object... namesAndValues) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      arguments.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return new Notice(code, arguments);
  }

  private static Object plain(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    if (value instanceof Float || value instanceof Double) {
      return ((Number) value).doubleValue();
    }
    return value instanceof Path || value instanceof String ? value.toString() : unknown(value);
  }

  private static Object unknown(Object value) {
    throw new IllegalArgumentException(
        "an argument is a path, text or number, got " + value.getClass().getName());
  }

  /** For people, one line in English. */
  @JsonProperty
  public String text() {
    return code.text(new ArrayList<>(arguments.values()));
  }
}
