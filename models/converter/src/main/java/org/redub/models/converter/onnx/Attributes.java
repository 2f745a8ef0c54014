package org.redub.models.converter.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.util.Arrays;

/** Makes attributes of nodes. Stateless. */
public final class Attributes {
  private Attributes() {}

  /** An integer. */
  public static AttributeProto of(String name, long value) {
    return start(name, AttributeType.INT).setI(value).build();
  }

  /** A string. */
  public static AttributeProto of(String name, String value) {
    return start(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)).build();
  }

  /** A list of integers. */
  public static AttributeProto list(String name, long... values) {
    return start(name, AttributeType.INTS)
        .addAllInts(Arrays.stream(values).boxed().toList())
        .build();
  }

  private static AttributeProto.Builder start(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
