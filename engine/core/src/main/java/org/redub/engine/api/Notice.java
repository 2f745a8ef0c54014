package org.redub.engine.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that the user should know while the job continues: a fallback, a repair, a limit that
 * was reached. Immutable. Its JSON form includes the text.
 *
 * @param code what it is about
 * @param arguments values for the placeholders of the text, by name: strings, whole numbers and
 *     decimals
 */
public record Notice(NoticeCode code, Map<String, Object> arguments) {
  /** Checks that the arguments are those of the code. */
  public Notice {
    if (!List.copyOf(arguments.keySet()).equals(code.names())) {
      throw new IllegalArgumentException(
          "notice %s needs the arguments %s, got %s"
              .formatted(code, code.names(), arguments.keySet()));
    }
    Map<String, Object> plain = new LinkedHashMap<>();
    arguments.forEach((name, value) -> plain.put(name, normalized(value)));
    arguments = Collections.unmodifiableMap(plain);
  }

  /**
   * A notice.
   *
   * @param namesAndValues names and values in turn, in the order of the code's text
   */
  public static Notice of(NoticeCode code, Object... namesAndValues) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      arguments.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return new Notice(code, arguments);
  }

  private static Object normalized(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    if (value instanceof Float || value instanceof Double) {
      return ((Number) value).doubleValue();
    }
    return value instanceof Path || value instanceof String ? value.toString() : unsupported(value);
  }

  private static Object unsupported(Object value) {
    throw new IllegalArgumentException(
        "a notice argument must be a path, a string or a number, got "
            + value.getClass().getName());
  }

  /** One line in English for people. */
  @JsonProperty
  public String text() {
    return code.text(new ArrayList<>(arguments.values()));
  }
}
