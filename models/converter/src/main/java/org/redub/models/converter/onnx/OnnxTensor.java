package org.redub.models.converter.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.redub.models.converter.io.HalfFloat;

/** A constant: its dimensions and its elements as little-endian bytes, row-major. Immutable. */
final class OnnxTensor {
  private final OnnxType type;
  private final long[] dims;
  private final byte[] content;

  private OnnxTensor(OnnxType type, long[] dims, byte[] content) {
    this.type = type;
    this.dims = dims.clone();
    this.content = content;
  }

  static OnnxTensor floats(long[] dims, float[] values) {
    requireCount(dims, values.length);
    byte[] content = new byte[values.length * Float.BYTES];
    littleEndian(content).asFloatBuffer().put(values);
    return new OnnxTensor(OnnxType.FLOAT, dims, content);
  }

  static OnnxTensor integers(long... values) {
    byte[] content = new byte[values.length * Long.BYTES];
    littleEndian(content).asLongBuffer().put(values);
    return new OnnxTensor(OnnxType.INT64, new long[] {values.length}, content);
  }

  OnnxType type() {
    return type;
  }

  int elementCount() {
    return content.length / (type == OnnxType.FLOAT ? Float.BYTES : Long.BYTES);
  }

  /** Whether these are floats and each fits a half without loss. */
  boolean fitsHalf() {
    if (type != OnnxType.FLOAT) {
      return false;
    }
    ByteBuffer values = littleEndian(content);
    while (values.hasRemaining()) {
      if (!HalfFloat.isExact(values.getFloat())) {
        return false;
      }
    }
    return true;
  }

  /** The same floats as halves. */
  OnnxTensor toHalf() {
    ByteBuffer values = littleEndian(content);
    byte[] halfContent = new byte[content.length / 2];
    ByteBuffer halves = littleEndian(halfContent);
    while (values.hasRemaining()) {
      halves.putShort(HalfFloat.fromFloat(values.getFloat()));
    }
    return new OnnxTensor(OnnxType.FLOAT16, dims, halfContent);
  }

  /** As a {@code TensorProto}. */
  ProtobufWriter toProtobuf(String name) {
    ProtobufWriter message = new ProtobufWriter();
    for (long dim : dims) {
      message.integer(1, dim);
    }
    return message.integer(2, type.code()).text(8, name).bytes(9, content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OnnxTensor that
        && type == that.type
        && Arrays.equals(dims, that.dims)
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(dims) + Arrays.hashCode(content);
  }

  private static ByteBuffer littleEndian(byte[] content) {
    return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void requireCount(long[] dims, int count) {
    long expected = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
    if (expected != count) {
      throw new IllegalArgumentException(
          "dimensions "
              + Arrays.toString(dims)
              + " need "
              + expected
              + " values, there are "
              + count);
    }
  }
}
