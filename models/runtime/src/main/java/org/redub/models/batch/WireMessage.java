package org.redub.models.batch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A message in protobuf's wire format, of which some fields can be replaced and all others stay as
 * they are, without the schema (<a href="https://protobuf.dev/programming-guides/encoding/">the
 * encoding</a>). Confined to one thread.
 */
final class WireMessage {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  /** A field: a number for a varint, otherwise its bytes. */
  record Field(int number, int type, long value, byte[] bytes) {
    WireMessage message() throws BatchGraphException {
      return parse(bytes);
    }

    boolean isVarint() {
      return type == VARINT;
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private final List<Field> fields = new ArrayList<>();

  /**
   * Parses a message.
   *
   * @throws BatchGraphException if the bytes are not one
   */
  static WireMessage parse(byte[] bytes) throws BatchGraphException {
    WireMessage message = new WireMessage();
    try {
      new Parser(bytes).readAll(message.fields);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new BatchGraphException("its file is not a protobuf message", e);
    }
    return message;
  }

  /** Packed numbers. */
  static LongStream numbers(byte[] packed) throws BatchGraphException {
    LongStream.Builder numbers = LongStream.builder();
    Parser parser = new Parser(packed);
    try {
      while (parser.at < packed.length) {
        numbers.add(parser.varint());
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new BatchGraphException("its file is not a protobuf message", e);
    }
    return numbers.build();
  }

  private static final class Parser {
    private final byte[] bytes;
    private int at;

    Parser(byte[] bytes) {
      this.bytes = bytes;
    }

    void readAll(List<Field> into) {
      while (at < bytes.length) {
        long key = varint();
        int number = (int) (key >>> 3);
        int type = (int) (key & 7);
        switch (type) {
          case VARINT -> into.add(new Field(number, type, varint(), new byte[0]));
          case FIXED_64 -> into.add(new Field(number, type, 0, take(8)));
          case BYTES -> into.add(new Field(number, type, 0, take(Math.toIntExact(varint()))));
          case FIXED_32 -> into.add(new Field(number, type, 0, take(4)));
          default -> throw new IllegalArgumentException("wire type " + type);
        }
      }
    }

    private byte[] take(int count) {
      if (count < 0 || count > bytes.length - at) {
        throw new IllegalArgumentException("field of %d bytes".formatted(count));
      }
      at += count;
      return Arrays.copyOfRange(bytes, at - count, at);
    }

    private long varint() {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        byte next = bytes[at++];
        value |= (long) (next & 127) << shift;
        if (next >= 0) {
          return value;
        }
      }
      throw new IllegalArgumentException("a number is too long");
    }
  }

  /** The fields, in order. */
  List<Field> fields() {
    return List.copyOf(fields);
  }

  List<Field> fields(int number) {
    return fields.stream().filter(field -> field.number() == number).toList();
  }

  /** The text of the first such field; empty if there is none. */
  String text(int number) {
    List<Field> found = fields(number);
    return found.isEmpty() ? "" : found.get(0).text();
  }

  WireMessage add(Field field) {
    fields.add(field);
    return this;
  }

  WireMessage number(int number, long value) {
    return add(new Field(number, VARINT, value, new byte[0]));
  }

  WireMessage bytes(int number, byte[] value) {
    return add(new Field(number, BYTES, 0, value));
  }

  WireMessage text(int number, String value) {
    return bytes(number, value.getBytes(StandardCharsets.UTF_8));
  }

  byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Field field : fields) {
      write(out, ((long) field.number() << 3) | field.type());
      if (field.type() == VARINT) {
        write(out, field.value());
      } else {
        if (field.type() == BYTES) {
          write(out, field.bytes().length);
        }
        out.writeBytes(field.bytes());
      }
    }
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~127L) != 0) {
      out.write((int) ((rest & 127) | 128));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
