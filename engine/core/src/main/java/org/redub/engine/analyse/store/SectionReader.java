package org.redub.engine.analyse.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link SectionWriter} wrote. Checks that a section has enough bytes before it
 * allocates an array. Confined to one thread; the owner of the stream closes it.
 */
final class SectionReader {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);

  /** Bytes of the file that have not been returned yet. */
  private long leftInFile;

  private String tag = "file";
  private long leftInSection;

  /**
   * A reader.
   *
   * @param bytes length of the stream
   */
  SectionReader(InputStream in, long bytes) {
    this.in = in;
    leftInFile = bytes;
    leftInSection = bytes;
  }

  /**
   * Enters the next section, which must have the tag {@code expected}. The previous section must
   * have been read completely.
   */
  void begin(String expected) throws IOException {
    leftInSection = leftInFile;
    tag = expected;
    String found = new String(bytes(expected.length()), StandardCharsets.US_ASCII);
    long bytes = number(Long.BYTES).getLong();
    if (!found.equals(expected) || bytes < 0 || bytes > leftInFile) {
      throw AnalysisFileException.damaged(
          "expected section %s, got '%s' of %d bytes with %d bytes left"
              .formatted(expected, found, bytes, leftInFile));
    }
    leftInSection = bytes;
  }

  /** Leaves a section, which must have been read completely. */
  void end() throws AnalysisFileException {
    if (leftInSection != 0) {
      throw AnalysisFileException.damaged(
          "section %s has %d bytes too many".formatted(tag, leftInSection));
    }
  }

  /** Checks that nothing follows. */
  void finish() throws AnalysisFileException {
    if (leftInFile != 0) {
      throw AnalysisFileException.damaged("%d bytes follow the last section".formatted(leftInFile));
    }
  }

  int getInt() throws IOException {
    return number(Integer.BYTES).getInt();
  }

  double getDouble() throws IOException {
    return number(Double.BYTES).getDouble();
  }

  float getFloat() throws IOException {
    return number(Float.BYTES).getFloat();
  }

  long[] longs(long count) throws IOException {
    long[] values = new long[room(count, Long.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(Long.BYTES).getLong();
    }
    return values;
  }

  double[] doubles(long count) throws IOException {
    double[] values = new double[room(count, Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = getDouble();
    }
    return values;
  }

  float[] floats(long count) throws IOException {
    float[] values = new float[room(count, Float.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = getFloat();
    }
    return values;
  }

  byte[] bytes(long count) throws IOException {
    byte[] values = new byte[room(count, 1)];
    int buffered = Math.min(values.length, buffer.remaining());
    buffer.get(values, 0, buffered);
    int read = in.readNBytes(values, buffered, values.length - buffered);
    if (read != values.length - buffered) {
      throw new EOFException("the file ends in section " + tag);
    }
    take(values.length);
    return values;
  }

  /** Returns {@code count} as an array length if the section has that many values left. */
  private int room(long count, int bytesEach) throws AnalysisFileException {
    if (count < 0 || count > Integer.MAX_VALUE - 8 || count > leftInSection / bytesEach) {
      throw AnalysisFileException.damaged(
          "section %s has %d bytes left, but needs %d values of %d bytes"
              .formatted(tag, leftInSection, count, bytesEach));
    }
    return (int) count;
  }

  private ByteBuffer number(int bytes) throws IOException {
    if (leftInSection < bytes) {
      throw AnalysisFileException.damaged("section %s ends too early".formatted(tag));
    }
    while (buffer.remaining() < bytes) {
      buffer.compact();
      int wanted = (int) Math.min(buffer.remaining(), leftInFile - buffer.position());
      int read = in.read(buffer.array(), buffer.position(), Math.max(1, wanted));
      if (read < 0) {
        throw new EOFException("the file ends in section " + tag);
      }
      buffer.position(buffer.position() + read).flip();
    }
    take(bytes);
    return buffer;
  }

  private void take(int bytes) {
    leftInSection -= bytes;
    leftInFile -= bytes;
  }
}
