package org.redub.models.converter.tflite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.io.FileBytes;
import org.redub.models.converter.io.HalfFloat;

/**
 * Reads FlexBuffers (the schema-less sibling of flatbuffers): values stand before what refers to
 * them, the last byte is the root's width and the byte before it the root's type. A packed type is
 * {@code kind << 2 | log2(width)}. References are distances back from where they stand.
 *
 * <p>Read here: integers, floats, booleans, text, maps and vectors, also typed ones. Not read:
 * nulls, blobs, tuples, deprecated kinds. Confined to one thread.
 */
final class FlexBufferReader {
  private static final int KIND_INT = 1;
  private static final int KIND_UINT = 2;
  private static final int KIND_FLOAT = 3;
  private static final int KIND_KEY = 4;
  private static final int KIND_STRING = 5;
  private static final int KIND_INDIRECT_INT = 6;
  private static final int KIND_INDIRECT_UINT = 7;
  private static final int KIND_INDIRECT_FLOAT = 8;
  private static final int KIND_MAP = 9;
  private static final int KIND_VECTOR = 10;
  private static final int KIND_VECTOR_INT = 11;
  private static final int KIND_VECTOR_UINT = 12;
  private static final int KIND_VECTOR_FLOAT = 13;
  private static final int KIND_BOOL = 26;

  /**
   * Options of operators are small and flat; the bounds keep a damaged buffer from going on without
   * end.
   */
  private static final int MAX_DEPTH = 8;

  private static final int MAX_VALUES = 1 << 16;

  private final FileBytes bytes;
  private int depth;
  private int valuesSeen;

  private FlexBufferReader(FileBytes bytes) {
    this.bytes = bytes;
  }

  /** Values are Long, Double, Boolean, String, List or Map. */
  static Map<String, Object> readRootMap(FileBytes bytes) {
    int width = bytes.uint8(bytes.size() - 1L);
    int packedType = bytes.uint8(bytes.size() - 2L);
    long root = bytes.size() - 2L - width;
    if (packedType >> 2 != KIND_MAP) {
      throw ConversionException.unsupported(
          "options are no map but FlexBuffers kind " + (packedType >> 2));
    }
    FlexBufferReader reader = new FlexBufferReader(bytes);
    return reader.map(root - reader.unsigned(root, width), 1 << (packedType & 3));
  }

  private Object value(long at, int width, int packedType) {
    int kind = packedType >> 2;
    int targetWidth = 1 << (packedType & 3);
    return switch (kind) {
      case KIND_INT, KIND_UINT, KIND_FLOAT -> number(kind, at, width);
      case KIND_BOOL -> unsigned(at, width) != 0;
      default -> target(kind, at - unsigned(at, width), targetWidth);
    };
  }

  private Object target(int kind, long at, int width) {
    return switch (kind) {
      case KIND_KEY -> bytes.textToZero(at);
      case KIND_STRING -> bytes.text(at, unsigned(at - width, width));
      case KIND_INDIRECT_INT -> number(KIND_INT, at, width);
      case KIND_INDIRECT_UINT -> number(KIND_UINT, at, width);
      case KIND_INDIRECT_FLOAT -> number(KIND_FLOAT, at, width);
      case KIND_MAP -> map(at, width);
      case KIND_VECTOR -> vector(at, width);
      case KIND_VECTOR_INT -> numbers(KIND_INT, at, width);
      case KIND_VECTOR_UINT -> numbers(KIND_UINT, at, width);
      case KIND_VECTOR_FLOAT -> numbers(KIND_FLOAT, at, width);
      default -> throw ConversionException.unsupported("FlexBuffers kind " + kind);
    };
  }

  /**
   * A map is a vector of values preceded by a reference to the vector of keys and by the keys'
   * width.
   */
  private Map<String, Object> map(long at, int width) {
    List<Object> values = vector(at, width);
    long keysReference = at - 3L * width;
    long keys = keysReference - unsigned(keysReference, width);
    int keyWidth = (int) Math.min(unsigned(at - 2L * width, width), 8);
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      long key = keys + (long) keyWidth * i;
      map.put(bytes.textToZero(key - unsigned(key, keyWidth)), values.get(i));
    }
    return map;
  }

  /** A vector is its length, its values, then one packed type a value. */
  private List<Object> vector(long at, int width) {
    if (++depth > MAX_DEPTH) {
      throw ConversionException.corrupt(bytes.name() + ": options are nested without end");
    }
    int count = count(at, width);
    List<Object> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int type = bytes.uint8(at + (long) width * count + i);
      values.add(value(at + (long) width * i, width, type));
    }
    depth--;
    return values;
  }

  private List<Object> numbers(int kind, long at, int width) {
    int count = count(at, width);
    List<Object> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(number(kind, at + (long) width * i, width));
    }
    return values;
  }

  private int count(long at, int width) {
    long count = unsigned(at - width, width);
    if (count < 0 || count > MAX_VALUES - valuesSeen) {
      throw ConversionException.corrupt(bytes.name() + ": more than " + MAX_VALUES + " options");
    }
    valuesSeen += (int) count;
    return (int) count;
  }

  private Object number(int kind, long at, int width) {
    return switch (kind) {
      case KIND_INT -> signed(at, width);
      case KIND_UINT -> unsigned(at, width);
      default -> real(at, width);
    };
  }

  private long signed(long at, int width) {
    return switch (width) {
      case 1 -> bytes.int8(at);
      case 2 -> (short) bytes.uint16(at);
      case 4 -> bytes.int32(at);
      case 8 -> bytes.int64(at);
      default -> throw impossibleWidth(width);
    };
  }

  private long unsigned(long at, int width) {
    return switch (width) {
      case 1 -> bytes.uint8(at);
      case 2 -> bytes.uint16(at);
      case 4 -> bytes.uint32(at);
      case 8 -> bytes.int64(at);
      default -> throw impossibleWidth(width);
    };
  }

  private double real(long at, int width) {
    return switch (width) {
      case 2 -> HalfFloat.toFloat((short) bytes.uint16(at));
      case 4 -> bytes.float32(at);
      case 8 -> bytes.float64(at);
      default -> throw impossibleWidth(width);
    };
  }

  private ConversionException impossibleWidth(int width) {
    return ConversionException.corrupt(bytes.name() + ": options of width " + width);
  }
}
