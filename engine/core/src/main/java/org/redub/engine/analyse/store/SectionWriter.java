package org.redub.engine.analyse.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes numbers in sections. A section is a tag of four letters, the length of the content in
 * bytes as a 64-bit integer, and the content. All numbers are little-endian; floats and doubles
 * keep their bits. Confined to one thread; the owner of the stream closes it.
 */
final class SectionWriter {
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream out;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  SectionWriter(OutputStream out) {
    this.out = out;
  }

  void begin(String tag, long bytes) throws IOException {
    bytes(tag.getBytes(StandardCharsets.US_ASCII));
    room(Long.BYTES).putLong(bytes);
  }

  void put(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
  }

  void put(double value) throws IOException {
    room(Double.BYTES).putDouble(value);
  }

  void put(float value) throws IOException {
    room(Float.BYTES).putFloat(value);
  }

  void put(long[] values) throws IOException {
    for (long value : values) {
      room(Long.BYTES).putLong(value);
    }
  }

  void put(double[] values) throws IOException {
    for (double value : values) {
      put(value);
    }
  }

  void put(float[] values) throws IOException {
    for (float value : values) {
      put(value);
    }
  }

  void bytes(byte[] values) throws IOException {
    flush();
    out.write(values);
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  /** Writes the rest of the buffer to the stream. */
  void flush() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
