package org.redub.models.converter.io;

import java.util.ArrayList;
import java.util.List;

/**
 * One field of a protobuf message as it stands in the file. Immutable.
 *
 * @param number the field's number
 * @param value the number of a varint field, 0 for the others
 * @param content the bytes of a fixed-size or length-delimited field, empty for varints
 */
public record ProtobufField(int number, long value, FileBytes content) {
  private static final int WIRE_VARINT = 0;
  private static final int WIRE_64_BIT = 1;
  private static final int WIRE_LENGTH_DELIMITED = 2;
  private static final int WIRE_32_BIT = 5;

  /** All fields of a message in their order; {@code CORRUPT} when it breaks off or uses groups. */
  public static List<ProtobufField> readAll(FileBytes message) {
    List<ProtobufField> fields = new ArrayList<>();
    Cursor cursor = new Cursor(message);
    while (cursor.position < message.size()) {
      fields.add(cursor.next());
    }
    return fields;
  }

  /** Where in the message the reading stands. */
  private static final class Cursor {
    private final FileBytes message;
    private long position;

    Cursor(FileBytes message) {
      this.message = message;
    }

    ProtobufField next() {
      long tag = varint();
      int number = (int) (tag >>> 3);
      return switch ((int) (tag & 7)) {
        case WIRE_VARINT -> new ProtobufField(number, varint(), message.slice(position, 0));
        case WIRE_64_BIT -> new ProtobufField(number, 0, take(8));
        case WIRE_LENGTH_DELIMITED -> new ProtobufField(number, 0, take(varint()));
        case WIRE_32_BIT -> new ProtobufField(number, 0, take(4));
        default ->
            throw ConversionException.corrupt(
                message.name() + ": no protobuf field before byte " + position);
      };
    }

    private FileBytes take(long length) {
      FileBytes content = message.slice(position, length);
      position += length;
      return content;
    }

    private long varint() {
      long value = 0;
      for (int shift = 0; shift < Long.SIZE; shift += 7) {
        int next = message.uint8(position++);
        value |= (next & 0x7fL) << shift;
        if (next < 0x80) {
          return value;
        }
      }
      throw ConversionException.corrupt(
          message.name() + ": endless number before byte " + position);
    }
  }
}
