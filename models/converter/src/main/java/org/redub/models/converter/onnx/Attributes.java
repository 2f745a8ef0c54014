package org.redub.models.converter.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.util.Arrays;

/** Makes the named settings of nodes. Stateless. */
public final class Attributes {
  private Attributes() {}

  /** A whole number. */
  public static AttributeProto of(String name, long value) {
    return start(name, AttributeType.INT).setI(value).build();
  }

  /** A word. */
  public static AttributeProto of(String name, String value) {
    return start(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)).build();
  }

  /** A list of whole numbers, for one as well. */
  public static AttributeProto list(String name, long... values) {
    return start(name, AttributeType.INTS)
        .addAllInts(Arrays.stream(values).boxed().toList())
        .build();
  }

  private static AttributeProto.Builder start(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
