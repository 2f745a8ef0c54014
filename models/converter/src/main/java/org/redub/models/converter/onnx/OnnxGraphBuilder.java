package org.redub.models.converter.onnx;

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
 * Collects the nodes and constants of a graph in the order in which they run. Values are known by
 * name; every name comes from the order of the calls, so the same calls give the same graph.
 * Confined to one thread.
 */
public final class OnnxGraphBuilder {
  private final String name;
  private final Map<String, OnnxTensor> constants = new LinkedHashMap<>();
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final List<OnnxPort> inputs = new ArrayList<>();
  private final List<OnnxPort> outputs = new ArrayList<>();

  public OnnxGraphBuilder(String name) {
    this.name = name;
  }

  /** Declares a float input of the graph, a dimension of -1 being free, and returns its name. */
  public String input(String inputName, long... dims) {
    inputs.add(OnnxPort.of(inputName, dims));
    return inputName;
  }

  /** Adds a float constant and returns its name. A name given twice must mean the same constant. */
  public String floats(String constantName, long[] dims, float... values) {
    return constant(constantName, OnnxTensor.floats(dims, values));
  }

  /** Adds a float constant of rank 0 and returns its name. */
  public String scalar(String constantName, float value) {
    return floats(constantName, new long[0], value);
  }

  /** Adds a one-dimensional constant of 64-bit integers and returns its name. */
  public String integers(String constantName, List<Integer> values) {
    long[] content = values.stream().mapToLong(Integer::longValue).toArray();
    return constant(constantName, OnnxTensor.integers(content));
  }

  /**
   * Adds a short list of 64-bit integers (a shape, an axis), named after what it holds, and returns
   * its name.
   */
  public String integers(long... values) {
    String digits = Arrays.stream(values).mapToObj(Long::toString).collect(Collectors.joining("_"));
    return constant("int64_" + digits, OnnxTensor.integers(values));
  }

  /** Adds an operation and returns the name of its result; an input left out is the empty name. */
  public String node(String operation, List<String> operands, OnnxAttribute... attributes) {
    String result = operation + "_" + (nodes.size() + 1);
    nodes.add(new OnnxNode(operation, operands, result, List.of(attributes)));
    return result;
  }

  /** Declares a float output of the graph: the value, brought to these dimensions. */
  public void output(String outputName, String value, long... dims) {
    nodes.add(new OnnxNode("Reshape", List.of(value, integers(dims)), outputName, List.of()));
    outputs.add(OnnxPort.of(outputName, dims));
  }

  /** Declares a float output of the graph: the value as it is; a dimension of -1 is free. */
  public void outputAsIs(String outputName, String value, long... dims) {
    nodes.add(new OnnxNode("Identity", List.of(value), outputName, List.of()));
    outputs.add(OnnxPort.of(outputName, dims));
  }

  /**
   * The graph, without what no output needs and with weights stored as halves where that loses
   * nothing.
   */
  public OnnxGraph build() {
    Set<String> needed = new HashSet<>();
    outputs.forEach(output -> needed.add(output.name()));
    Deque<OnnxNode> kept = new ArrayDeque<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      OnnxNode node = nodes.get(i);
      if (needed.contains(node.output())) {
        needed.addAll(node.inputs());
        kept.addFirst(node);
      }
    }
    Map<String, OnnxTensor> used = new LinkedHashMap<>(constants);
    used.keySet().retainAll(needed);
    return HalfStorage.apply(new OnnxGraph(name, List.copyOf(kept), used, inputs, outputs));
  }

  private String constant(String constantName, OnnxTensor tensor) {
    OnnxTensor previous = constants.putIfAbsent(constantName, tensor);
    if (previous != null && !previous.equals(tensor)) {
      throw new IllegalStateException("two constants are named " + constantName);
    }
    return constantName;
  }
}
