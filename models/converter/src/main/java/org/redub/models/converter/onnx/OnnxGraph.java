package org.redub.models.converter.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A finished graph; the constants keep their order, so that it is always written the same.
 * Immutable.
 */
public final class OnnxGraph {
  private static final int NODE = 1;
  private static final int NAME = 2;
  private static final int CONSTANT = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;

  private final String name;
  private final List<OnnxNode> nodes;
  private final Map<String, OnnxTensor> constants;
  private final List<OnnxPort> inputs;
  private final List<OnnxPort> outputs;

  OnnxGraph(
      String name,
      List<OnnxNode> nodes,
      Map<String, OnnxTensor> constants,
      List<OnnxPort> inputs,
      List<OnnxPort> outputs) {
    this.name = name;
    this.nodes = List.copyOf(nodes);
    this.constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
  }

  String name() {
    return name;
  }

  List<OnnxNode> nodes() {
    return nodes;
  }

  Map<String, OnnxTensor> constants() {
    return constants;
  }

  List<OnnxPort> inputs() {
    return inputs;
  }

  List<OnnxPort> outputs() {
    return outputs;
  }

  /** As a {@code GraphProto}. */
  ProtobufWriter toProtobuf() {
    ProtobufWriter message = new ProtobufWriter();
    nodes.forEach(node -> message.message(NODE, node.toProtobuf()));
    message.text(NAME, name);
    constants.forEach((key, tensor) -> message.message(CONSTANT, tensor.toProtobuf(key)));
    inputs.forEach(input -> message.message(INPUT, input.toProtobuf()));
    outputs.forEach(output -> message.message(OUTPUT, output.toProtobuf()));
    return message;
  }
}
