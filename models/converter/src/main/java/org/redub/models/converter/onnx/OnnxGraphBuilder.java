package org.redub.models.converter.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects the nodes and constants of a graph in the order in which they run. Values are identified
 * by names, which are derived from the order of the calls, so that the same calls give the same
 * graph. Confined to one thread.
 */
public final class OnnxGraphBuilder {
  private final String name;
  private final Map<String, TensorProto> constants = new LinkedHashMap<>();
  private final List<NodeProto> nodes = new ArrayList<>();
  private final List<ValueInfoProto> inputs = new ArrayList<>();
  private final List<ValueInfoProto> outputs = new ArrayList<>();

  public OnnxGraphBuilder(String name) {
    this.name = name;
  }

  /** Declares a float input of the graph and returns its name. A dimension of -1 is free. */
  public String input(String inputName, long... dims) {
    inputs.add(port(inputName, dims));
    return inputName;
  }

  /** Adds a float constant and returns its name. Constants of the same name must be equal. */
  public String floats(String constantName, long[] dims, float... values) {
    return constant(Tensors.floats(constantName, dims, values));
  }

  /** Adds a float constant of rank 0 and returns its name. */
  public String scalar(String constantName, float value) {
    return floats(constantName, new long[0], value);
  }

  /** Adds a one-dimensional constant of 64-bit integers and returns its name. */
  public String integers(String constantName, List<Integer> values) {
    long[] content = values.stream().mapToLong(Integer::longValue).toArray();
    return constant(Tensors.integers(constantName, content));
  }

  /**
   * Adds a short list of 64-bit integers (a shape, an axis), named after its elements, and returns
   * its name.
   */
  public String integers(long... values) {
    String digits = Arrays.stream(values).mapToObj(Long::toString).collect(Collectors.joining("_"));
    return constant(Tensors.integers("int64_" + digits, values));
  }

  /**
   * Adds an operation and returns the name of its result. The empty name omits an optional input.
   */
  public String node(String operation, List<String> operands, AttributeProto... attributes) {
    String result = operation + "_" + (nodes.size() + 1);
    nodes.add(nodeOf(operation, operands, result, List.of(attributes)));
    return result;
  }

  /** Declares a float output of the graph: the value, reshaped to these dimensions. */
  public void output(String outputName, String value, long... dims) {
    nodes.add(nodeOf("Reshape", List.of(value, integers(dims)), outputName, List.of()));
    outputs.add(port(outputName, dims));
  }

  /** Declares a float output of the graph: the value itself. A dimension of -1 is free. */
  public void outputAsIs(String outputName, String value, long... dims) {
    nodes.add(nodeOf("Identity", List.of(value), outputName, List.of()));
    outputs.add(port(outputName, dims));
  }

  /**
   * The graph, without unused nodes and constants, and with weights stored as halves where that is
   * exact.
   */
  public GraphProto build() {
    Set<String> needed = new HashSet<>();
    outputs.forEach(output -> needed.add(output.getName()));
    Deque<NodeProto> kept = new ArrayDeque<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      NodeProto node = nodes.get(i);
      if (needed.contains(node.getOutput(0))) {
        needed.addAll(node.getInputList());
        kept.addFirst(node);
      }
    }
    GraphProto.Builder graph = GraphProto.newBuilder().setName(name).addAllNode(kept);
    constants.values().stream()
        .filter(tensor -> needed.contains(tensor.getName()))
        .forEach(graph::addInitializer);
    return HalfStorage.apply(graph.addAllInput(inputs).addAllOutput(outputs).build());
  }

  private String constant(TensorProto tensor) {
    TensorProto previous = constants.putIfAbsent(tensor.getName(), tensor);
    if (previous != null && !previous.equals(tensor)) {
      throw new IllegalStateException("two different constants are named " + tensor.getName());
    }
    return tensor.getName();
  }

  /** An operation with one output, which also names the node. */
  static NodeProto nodeOf(
      String operation, List<String> operands, String output, List<AttributeProto> attributes) {
    return NodeProto.newBuilder()
        .addAllInput(operands)
        .addOutput(output)
        .setName(output)
        .setOpType(operation)
        .addAllAttribute(attributes)
        .build();
  }

  /** A float input or output of the graph. */
  private static ValueInfoProto port(String portName, long... dims) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long dim : dims) {
      if (dim < 0) {
        shape.addDimBuilder().setDimParam(portName + "_length");
      } else {
        shape.addDimBuilder().setDimValue(dim);
      }
    }
    TypeProto.Tensor type =
        TypeProto.Tensor.newBuilder()
            .setElemType(DataType.FLOAT.getNumber())
            .setShape(shape)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(portName)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }
}
