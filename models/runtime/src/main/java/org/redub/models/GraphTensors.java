package org.redub.models;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tensors of a model's graph, read by ONNX Runtime without optimising the graph. DJL provides
 * only the names of the inputs. Immutable.
 */
public record GraphTensors(List<TensorSpec> inputs, List<TensorSpec> outputs) {

  public GraphTensors {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Reads the tensors of a model.
   *
   * @throws ModelException CORRUPT if ONNX Runtime cannot read the model
   */
  static GraphTensors of(ModelFile file) {
    try (OrtSession.SessionOptions options = SessionSettings.create()) {
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
      try (OrtSession session =
          OrtEnvironment.getEnvironment().createSession(file.bytes(), options)) {
        return new GraphTensors(specs(session.getInputInfo()), specs(session.getOutputInfo()));
      }
    } catch (OrtException e) {
      throw new ModelException(
          ModelException.Code.CORRUPT,
          "model %s cannot be loaded: %s".formatted(file.card().id(), e.getMessage()),
          e);
    }
  }

  private static List<TensorSpec> specs(Map<String, NodeInfo> nodes) {
    List<TensorSpec> specs = new ArrayList<>();
    for (Map.Entry<String, NodeInfo> node : nodes.entrySet()) {
      if (node.getValue().getInfo() instanceof TensorInfo tensor) {
        List<Long> shape =
            Arrays.stream(tensor.getShape()).boxed().collect(Collectors.toUnmodifiableList());
        specs.add(new TensorSpec(node.getKey(), typeName(tensor), shape, "", "", null));
      } else {
        specs.add(new TensorSpec(node.getKey(), "no tensor", List.of(), "", "", null));
      }
    }
    return specs;
  }

  private static String typeName(TensorInfo tensor) {
    return switch (tensor.type) {
      case FLOAT -> "float32";
      case FLOAT16 -> "float16";
      case DOUBLE -> "float64";
      default -> tensor.type.name().toLowerCase(Locale.ROOT);
    };
  }
}
