package org.redub.models.converter.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.redub.models.converter.io.HalfFloat;

/**
 * Stores float constants as halves, each followed by a Cast to float, which halves the file and
 * keeps the numbers. ONNX Runtime folds the casts when it loads the model. Stateless.
 */
final class HalfStorage {
  /** With fewer elements the Cast takes more bytes than it saves. */
  private static final int MIN_ELEMENTS = 64;

  private static final String SUFFIX = "_half";

  private HalfStorage() {}

  static GraphProto apply(GraphProto graph) {
    GraphProto.Builder result = graph.toBuilder().clearNode().clearInitializer();
    for (TensorProto constant : graph.getInitializerList()) {
      String name = constant.getName();
      if (isWorthwhile(constant)) {
        result.addInitializer(Tensors.toHalf(name + SUFFIX, constant));
        result.addNode(castToFloat(name));
      } else {
        result.addInitializer(constant);
      }
    }
    return result.addAllNode(graph.getNodeList()).build();
  }

  /** Whether these are enough floats and all of them are exact as halves. */
  private static boolean isWorthwhile(TensorProto constant) {
    if (!Tensors.isFloat(constant) || constant.getRawData().size() < MIN_ELEMENTS * Float.BYTES) {
      return false;
    }
    for (float value : Tensors.floatsOf(constant)) {
      if (!HalfFloat.isExact(value)) {
        return false;
      }
    }
    return true;
  }

  private static NodeProto castToFloat(String name) {
    return OnnxGraphBuilder.nodeOf(
        "Cast",
        List.of(name + SUFFIX),
        name,
        List.of(Attributes.of("to", DataType.FLOAT.getNumber())));
  }
}
