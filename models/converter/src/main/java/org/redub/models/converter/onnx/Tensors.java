package org.redub.models.converter.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.redub.models.converter.io.HalfFloat;

/** Makes constants, whose elements are raw little-endian bytes, row-major. Stateless. */
final class Tensors {
  private Tensors() {}

  static TensorProto floats(String name, long[] dims, float... values) {
    requireCount(name, dims, values.length);
    ByteBuffer content = littleEndian(values.length * Float.BYTES);
    content.asFloatBuffer().put(values);
    return tensor(name, DataType.FLOAT, dims, content);
  }

  /** A one-dimensional constant. */
  static TensorProto integers(String name, long... values) {
    ByteBuffer content = littleEndian(values.length * Long.BYTES);
    content.asLongBuffer().put(values);
    return tensor(name, DataType.INT64, new long[] {values.length}, content);
  }

  /** The elements of a float constant. */
  static float[] floatsOf(TensorProto tensor) {
    ByteBuffer content = tensor.getRawData().asReadOnlyByteBuffer();
    float[] values = new float[content.remaining() / Float.BYTES];
    content.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  static boolean isFloat(TensorProto tensor) {
    return tensor.getDataType() == DataType.FLOAT.getNumber();
  }

  /** A float constant with its elements as halves, under another name. */
  static TensorProto toHalf(String name, TensorProto tensor) {
    float[] values = floatsOf(tensor);
    ByteBuffer content = littleEndian(values.length * Short.BYTES);
    for (float value : values) {
      content.putShort(HalfFloat.fromFloat(value));
    }
    return tensor.toBuilder()
        .setName(name)
        .setDataType(DataType.FLOAT16.getNumber())
        .setRawData(ByteString.copyFrom(content.flip()))
        .build();
  }

  private static TensorProto tensor(String name, DataType type, long[] dims, ByteBuffer content) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(type.getNumber())
        .addAllDims(Arrays.stream(dims).boxed().toList())
        .setRawData(ByteString.copyFrom(content))
        .build();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void requireCount(String name, long[] dims, int count) {
    long expected = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
    if (expected != count) {
      throw new IllegalArgumentException(
          "constant %s has %d values, its dimensions %s need %d"
              .formatted(name, count, Arrays.toString(dims), expected));
    }
  }
}
