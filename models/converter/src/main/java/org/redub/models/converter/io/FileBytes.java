package org.redub.models.converter.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of one file (or of a part of one) read in little-endian order. Every read is checked:
 * outside the file it throws {@link ConversionException} {@code CORRUPT} and names the file and the
 * offset. Immutable.
 *
 * <p>Offsets are {@code long}, so that sums of two 32-bit offsets from a damaged file do not wrap.
 */
public final class FileBytes {
  private final String name;
  private final ByteBuffer content;

  private FileBytes(String name, ByteBuffer content) {
    this.name = name;
    this.content = content.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Wraps the bytes without copying; the caller leaves them alone afterwards. */
  public static FileBytes of(String name, byte[] content) {
    return new FileBytes(name, ByteBuffer.wrap(content).asReadOnlyBuffer());
  }

  public String name() {
    return name;
  }

  public int size() {
    return content.limit();
  }

  public byte int8(long offset) {
    return content.get(checked(offset, 1));
  }

  public int uint8(long offset) {
    return Byte.toUnsignedInt(int8(offset));
  }

  public int uint16(long offset) {
    return Short.toUnsignedInt(content.getShort(checked(offset, 2)));
  }

  public int int32(long offset) {
    return content.getInt(checked(offset, 4));
  }

  public long uint32(long offset) {
    return Integer.toUnsignedLong(int32(offset));
  }

  public long int64(long offset) {
    return content.getLong(checked(offset, 8));
  }

  public float float32(long offset) {
    return content.getFloat(checked(offset, 4));
  }

  public double float64(long offset) {
    return content.getDouble(checked(offset, 8));
  }

  /** A part of this file, whose offsets start at 0 again. */
  public FileBytes slice(long offset, long length) {
    int start = checked(offset, length);
    return new FileBytes(name, content.slice(start, (int) length));
  }

  /** A copy of all bytes. */
  public byte[] toByteArray() {
    byte[] copy = new byte[size()];
    content.get(0, copy);
    return copy;
  }

  /** The UTF-8 text of that many bytes. */
  public String text(long offset, long length) {
    return StandardCharsets.UTF_8.decode(slice(offset, length).content).toString();
  }

  /** The UTF-8 text up to the next zero byte. */
  public String textToZero(long offset) {
    long end = offset;
    while (int8(end) != 0) {
      end++;
    }
    return text(offset, end - offset);
  }

  private int checked(long offset, long length) {
    if (offset < 0 || length < 0 || offset > size() - length) {
      throw ConversionException.corrupt(
          name + ": " + length + " bytes at " + offset + " lie outside its " + size() + " bytes");
    }
    return (int) offset;
  }
}
