package org.redub.models.converter.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stores float constants as halves, each followed by a Cast back to float: half the file, the same
 * numbers. ONNX Runtime folds the casts when it loads the model.
 */
final class HalfStorage {
  /** Below this the Cast would take more bytes than it saves. */
  private static final int MIN_ELEMENTS = 64;

  private static final String SUFFIX = "_half";

  private HalfStorage() {}

  static OnnxGraph apply(OnnxGraph graph) {
    Map<String, OnnxTensor> constants = new LinkedHashMap<>();
    List<OnnxNode> nodes = new ArrayList<>();
    graph
        .constants()
        .forEach(
            (name, tensor) -> {
              if (tensor.elementCount() >= MIN_ELEMENTS && tensor.fitsHalf()) {
                constants.put(name + SUFFIX, tensor.toHalf());
                nodes.add(castToFloat(name));
              } else {
                constants.put(name, tensor);
              }
            });
    nodes.addAll(graph.nodes());
    return new OnnxGraph(graph.name(), nodes, constants, graph.inputs(), graph.outputs());
  }

  private static OnnxNode castToFloat(String name) {
    return new OnnxNode(
        "Cast",
        List.of(name + SUFFIX),
        name,
        List.of(OnnxAttribute.of("to", OnnxType.FLOAT.code())));
  }
}
