package org.redub.models.converter.tflite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.io.FileBytes;

/**
 * One table of a flatbuffer. A table starts with the signed distance back to its vtable; the vtable
 * holds, after its own size and the table's, the offset of each field, where 0 or a vtable that is
 * too short means "absent, take the default". Immutable.
 */
public final class FlatTable {
  private static final int VTABLE_HEADER_BYTES = 4;

  private final FileBytes bytes;
  private final long position;
  private final long vtable;
  private final int vtableBytes;

  private FlatTable(FileBytes bytes, long position) {
    this.bytes = bytes;
    this.position = position;
    this.vtable = position - bytes.int32(position);
    this.vtableBytes = bytes.uint16(vtable);
  }

  /** The table a flatbuffer file starts at. */
  public static FlatTable root(FileBytes bytes) {
    return new FlatTable(bytes, bytes.uint32(0));
  }

  /** A scalar of one byte, {@code absent} when the field is not there. */
  public int int8(int field, int absent) {
    long at = fieldPosition(field);
    return at == 0 ? absent : bytes.int8(at);
  }

  /** A scalar of four bytes, {@code absent} when the field is not there. */
  public int int32(int field, int absent) {
    long at = fieldPosition(field);
    return at == 0 ? absent : bytes.int32(at);
  }

  /** Text, empty when absent. */
  public String text(int field) {
    Vector vector = vector(field, 1);
    return bytes.text(vector.start, vector.count);
  }

  /** A vector of bytes, empty when absent. */
  public FileBytes byteVector(int field) {
    Vector vector = vector(field, 1);
    return bytes.slice(vector.start, vector.count);
  }

  /** A vector of 32-bit integers, empty when absent. */
  public List<Integer> intVector(int field) {
    Vector vector = vector(field, 4);
    List<Integer> values = new ArrayList<>(vector.count);
    for (int i = 0; i < vector.count; i++) {
      values.add(bytes.int32(vector.start + 4L * i));
    }
    return List.copyOf(values);
  }

  /** A nested table, null when absent. */
  public @Nullable FlatTable table(int field) {
    long at = fieldPosition(field);
    return at == 0 ? null : new FlatTable(bytes, at + bytes.uint32(at));
  }

  /** A vector of tables, empty when absent. */
  public List<FlatTable> tables(int field) {
    Vector vector = vector(field, 4);
    List<FlatTable> values = new ArrayList<>(vector.count);
    for (int i = 0; i < vector.count; i++) {
      long at = vector.start + 4L * i;
      values.add(new FlatTable(bytes, at + bytes.uint32(at)));
    }
    return List.copyOf(values);
  }

  private Vector vector(int field, int elementBytes) {
    long at = fieldPosition(field);
    if (at == 0) {
      return new Vector(0, 0);
    }
    long head = at + bytes.uint32(at);
    long count = bytes.uint32(head);
    if (count * elementBytes > bytes.size()) {
      throw ConversionException.corrupt(
          bytes.name()
              + ": a vector of "
              + count
              + " elements at "
              + head
              + " is larger than the file");
    }
    return new Vector(head + 4, (int) count);
  }

  /** Where the field's value or its offset stands, 0 when the field is absent. */
  private long fieldPosition(int field) {
    int slot = VTABLE_HEADER_BYTES + 2 * field;
    int offset = slot + 2 > vtableBytes ? 0 : bytes.uint16(vtable + slot);
    return offset == 0 ? 0 : position + offset;
  }

  private record Vector(long start, int count) {}
}
