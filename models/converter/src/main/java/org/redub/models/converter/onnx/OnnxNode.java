package org.redub.models.converter.onnx;

import java.util.List;

/** One operation of a graph, with one output. Immutable. */
record OnnxNode(
    String operation, List<String> inputs, String output, List<OnnxAttribute> attributes) {
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int NAME = 3;
  private static final int OPERATION = 4;
  private static final int ATTRIBUTE = 5;

  OnnxNode {
    inputs = List.copyOf(inputs);
    attributes = List.copyOf(attributes);
  }

  /** As a {@code NodeProto}. */
  ProtobufWriter toProtobuf() {
    ProtobufWriter message = new ProtobufWriter();
    inputs.forEach(input -> message.text(INPUT, input));
    message.text(OUTPUT, output).text(NAME, output).text(OPERATION, operation);
    attributes.forEach(attribute -> message.message(ATTRIBUTE, attribute.toProtobuf()));
    return message;
  }
}
