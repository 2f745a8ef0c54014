package org.redub.models.converter.tflite;

import com.google.flatbuffers.ArrayReadWriteBuf;
import com.google.flatbuffers.FlexBuffers;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.redub.models.converter.io.ConversionException;

/**
 * The options of a custom operator: a FlexBuffers map with typed access. An option of another type,
 * a missing option and a damaged map are {@code CORRUPT}. Immutable.
 */
public final class FlexMap {
  private final FlexBuffers.Map map;

  /** The size of the buffer, which limits the number of entries in a list. */
  private final int sizeBytes;

  private FlexMap(FlexBuffers.Map map, int sizeBytes) {
    this.map = map;
    this.sizeBytes = sizeBytes;
  }

  /** Wraps a FlexBuffer whose root is a map; {@code UNSUPPORTED} if it is something else. */
  public static FlexMap read(ByteBuffer options) {
    byte[] content = new byte[options.capacity()];
    options.get(0, content);
    return checked(
        "root",
        name -> {
          FlexBuffers.Reference root =
              FlexBuffers.getRoot(new ArrayReadWriteBuf(content, content.length));
          if (!root.isMap()) {
            throw ConversionException.unsupported(
                "options should be a map and are of FlexBuffers type " + root.getType());
          }
          return new FlexMap(root.asMap(), content.length);
        });
  }

  /** A 32-bit integer. */
  public int integer(String key) {
    return checked(key, name -> toInt(name, map.get(name)));
  }

  /** A floating-point number. */
  public double real(String key) {
    return checked(
        key,
        name -> {
          FlexBuffers.Reference value = map.get(name);
          if (!value.isFloat()) {
            throw wrongType(name, "a floating-point number", value);
          }
          return value.asFloat();
        });
  }

  /** A vector of integers. */
  public int[] integers(String key) {
    return checked(
        key,
        name -> {
          FlexBuffers.Reference value = map.get(name);
          if (!value.isVector() && !value.isTypedVector()) {
            throw wrongType(name, "a list", value);
          }
          FlexBuffers.Vector vector = value.asVector();
          if (vector.size() < 0 || vector.size() > sizeBytes) {
            throw ConversionException.corrupt(
                "option '%s' has %d entries in %d bytes".formatted(name, vector.size(), sizeBytes));
          }
          int[] values = new int[vector.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = toInt(name, vector.get(i));
          }
          return values;
        });
  }

  private static int toInt(String key, FlexBuffers.Reference value) {
    if (!value.isIntOrUInt()) {
      throw wrongType(key, "an integer", value);
    }
    long number = value.asLong();
    if (number != (int) number) {
      throw ConversionException.corrupt("option '" + key + "' is out of range: " + number);
    }
    return (int) number;
  }

  private static ConversionException wrongType(
      String key, String expected, FlexBuffers.Reference value) {
    return ConversionException.corrupt(
        "option '%s' should be %s and is of FlexBuffers type %d"
            .formatted(key, expected, value.getType()));
  }

  /** FlexBuffers does not check offsets. */
  private static <T> T checked(String key, Function<String, T> read) {
    try {
      return read.apply(key);
    } catch (IndexOutOfBoundsException | FlexBuffers.FlexBufferException e) {
      throw ConversionException.corrupt("option '" + key + "' points outside the options", e);
    }
  }
}
