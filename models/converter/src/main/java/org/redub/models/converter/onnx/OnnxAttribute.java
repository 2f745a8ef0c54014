package org.redub.models.converter.onnx;

/** A named setting of a node, held as its {@code AttributeProto}. Immutable. */
public final class OnnxAttribute {
  private static final int NAME = 1;
  private static final int INTEGER = 3;
  private static final int TEXT = 4;
  private static final int INTEGERS = 8;
  private static final int TYPE = 20;

  private final ProtobufWriter message;

  private OnnxAttribute(ProtobufWriter message) {
    this.message = message;
  }

  /** A whole number. */
  public static OnnxAttribute of(String name, long value) {
    return new OnnxAttribute(start(name).integer(INTEGER, value).integer(TYPE, 2));
  }

  /** A word. */
  public static OnnxAttribute of(String name, String value) {
    return new OnnxAttribute(start(name).text(TEXT, value).integer(TYPE, 3));
  }

  /** A list of whole numbers, for one as well. */
  public static OnnxAttribute list(String name, long... values) {
    ProtobufWriter message = start(name);
    for (long value : values) {
      message.integer(INTEGERS, value);
    }
    return new OnnxAttribute(message.integer(TYPE, 7));
  }

  ProtobufWriter toProtobuf() {
    return message;
  }

  private static ProtobufWriter start(String name) {
    return new ProtobufWriter().text(NAME, name);
  }
}
