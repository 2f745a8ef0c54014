package org.redub.engine.generate.crop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes small ONNX graphs (IR version 8, opset 17) as the protobuf that onnx.proto describes. */
final class TinyGraph {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  private final Message graph = new Message();
  private final Message constants = new Message();
  private final Message ports = new Message();
  private int names;

  /** Declares an input; a length of -1 is free. */
  String input(String name, long... shape) {
    ports.message(11, port(name, shape));
    return name;
  }

  /** Declares an output: a value under a name. */
  void output(String name, String value, long... shape) {
    graph.message(1, new Message().text(1, value).text(2, name).text(4, "Identity"));
    ports.message(12, port(name, shape));
  }

  String floats(long[] shape, float... values) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return constant(FLOAT, shape, raw);
  }

  String integers(long... values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return constant(INT64, new long[] {values.length}, raw);
  }

  /** Adds an operation and returns the name of its result. */
  String node(String operation, String... operands) {
    return node(operation, new Message(), operands);
  }

  /** The mean over channels, rows and columns, which stay as lengths of 1. */
  String meanOfEach(String value) {
    Message axes = new Message().text(1, "axes");
    for (int axis : new int[] {1, 2, 3}) {
      axes.number(8, axis);
    }
    Message keep = new Message().text(1, "keepdims").number(3, 1).number(20, ATTRIBUTE_INT);
    Message attributes = new Message().message(5, axes.number(20, ATTRIBUTE_INTS)).message(5, keep);
    return node("ReduceMean", attributes, value);
  }

  private String node(String operation, Message attributes, String... operands) {
    String result = "v" + names++;
    Message node = new Message();
    for (String operand : operands) {
      node.text(1, operand);
    }
    graph.message(1, node.text(2, result).text(4, operation).append(attributes));
    return result;
  }

  byte[] bytes() {
    Message whole = new Message().append(graph).text(2, "tiny").append(constants).append(ports);
    Message opset = new Message().number(2, 17);
    return new Message().number(1, 8).message(7, whole).message(8, opset).bytes();
  }

  private String constant(int type, long[] shape, ByteBuffer raw) {
    String name = "c" + names++;
    Message tensor = new Message();
    for (long n : shape) {
      tensor.number(1, n);
    }
    constants.message(5, tensor.number(2, type).text(8, name).raw(9, raw.array()));
    return name;
  }

  private static Message port(String name, long... lengths) {
    Message shape = new Message();
    for (long n : lengths) {
      shape.message(1, n < 0 ? new Message().text(2, "free") : new Message().number(1, n));
    }
    Message type = new Message().message(1, new Message().number(1, FLOAT).message(2, shape));
    return new Message().text(1, name).message(2, type);
  }

  /** A protobuf message under construction. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message raw(int field, byte[] value) {
      varint((long) field << 3 | 2);
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

    Message append(Message other) {
      out.writeBytes(other.bytes());
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        out.write((int) (rest & 127 | 128));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
