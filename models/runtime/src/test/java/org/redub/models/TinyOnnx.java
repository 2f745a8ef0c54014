package org.redub.models;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Creates minimal ONNX models: their inputs are ignored and every output is a constant. Writes
 * protobuf by hand (onnx.proto, IR version 8, opset 17).
 */
public final class TinyOnnx {

  private static final int FLOAT = 1;
  private static final int VARINT = 0;
  private static final int BYTES = 2;

  private TinyOnnx() {}

  /** A float32 tensor filled with one value; a size of -1 is free, and 1 in the constant. */
  public record Tensor(String name, float value, long... shape) {}

  /** The model's bytes. */
  public static byte[] model(List<Tensor> inputs, List<Tensor> outputs) {
    Message graph = new Message();
    for (Tensor output : outputs) {
      Message node = new Message().text(1, output.name() + "_value").text(2, output.name());
      graph.message(1, node.text(4, "Identity"));
    }
    graph.text(2, "tiny");
    outputs.forEach(output -> graph.message(5, constant(output)));
    inputs.forEach(input -> graph.message(11, valueInfo(input)));
    outputs.forEach(output -> graph.message(12, valueInfo(output)));
    Message opset = new Message().number(2, 17);
    return new Message().number(1, 8).message(7, graph).message(8, opset).bytes();
  }

  private static Message constant(Tensor tensor) {
    Message message = new Message();
    int size = 1;
    for (long n : tensor.shape()) {
      message.number(1, Math.max(n, 1));
      size *= (int) Math.max(n, 1);
    }
    byte[] raw = new byte[4 * size];
    int bits = Float.floatToIntBits(tensor.value());
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (byte) (bits >> 8 * (i % 4));
    }
    return message.number(2, FLOAT).text(8, tensor.name() + "_value").raw(9, raw);
  }

  private static Message valueInfo(Tensor tensor) {
    Message shape = new Message();
    for (long n : tensor.shape()) {
      shape.message(1, n < 0 ? new Message().text(2, "T") : new Message().number(1, n));
    }
    Message type = new Message().message(1, new Message().number(1, FLOAT).message(2, shape));
    return new Message().text(1, tensor.name()).message(2, type);
  }

  /** A protobuf message under construction. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3 | VARINT);
      varint(value);
      return this;
    }

    Message raw(int field, byte[] value) {
      varint((long) field << 3 | BYTES);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    Message text(int field, String value) {
      return raw(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return raw(field, value.bytes());
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void varint(long value) {
      long rest = value;
      while (rest > 127) {
        out.write((int) (rest & 127 | 128));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
