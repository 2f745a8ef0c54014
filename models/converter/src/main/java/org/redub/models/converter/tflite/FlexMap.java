package org.redub.models.converter.tflite;

import java.util.List;
import java.util.Map;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.io.FileBytes;

/** The options of a custom operator: a FlexBuffers map with typed access. Immutable. */
public final class FlexMap {
  private final Map<String, Object> values;

  private FlexMap(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Reads a FlexBuffer whose root is a map; {@code CORRUPT} or {@code UNSUPPORTED} when it is not
   * one.
   */
  public static FlexMap read(FileBytes bytes) {
    return new FlexMap(FlexBufferReader.readRootMap(bytes));
  }

  /** A whole number that fits 32 bits. */
  public int integer(String key) {
    long value = get(key, Long.class);
    if (value != (int) value) {
      throw ConversionException.corrupt("option '" + key + "' is out of range: " + value);
    }
    return (int) value;
  }

  /** A floating-point number. */
  public double real(String key) {
    return get(key, Double.class);
  }

  /** A vector of whole numbers. */
  public int[] integers(String key) {
    List<?> list = get(key, List.class);
    int[] result = new int[list.size()];
    for (int i = 0; i < result.length; i++) {
      if (!(list.get(i) instanceof Long value) || value != value.intValue()) {
        throw ConversionException.corrupt("option '" + key + "' holds more than whole numbers");
      }
      result[i] = value.intValue();
    }
    return result;
  }

  private <T> T get(String key, Class<T> type) {
    Object value = values.get(key);
    if (!type.isInstance(value)) {
      throw ConversionException.corrupt(
          "option '" + key + "' should be a " + type.getSimpleName() + " and is " + value);
    }
    return type.cast(value);
  }
}
