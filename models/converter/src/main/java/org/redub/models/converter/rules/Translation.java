package org.redub.models.converter.rules;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.onnx.OnnxGraphBuilder;
import org.redub.models.converter.tflite.TensorShape;
import org.redub.models.converter.tflite.TfliteModel;
import org.redub.models.converter.tflite.TfliteOperator;
import org.redub.models.converter.tflite.TfliteTensor;

/**
 * The translation of a TFLite model to an ONNX graph: maps tensors to values of the graph.
 * Activations of four dimensions, N, H, W, C in TFLite, are always N, C, H, W in the graph.
 * Confined to one thread.
 */
public final class Translation {
  /** The graph's only input. */
  private static final String IMAGE = "image";

  private final TfliteModel model;
  private final OnnxGraphBuilder graph;
  private final Map<Integer, GraphValue> values = new HashMap<>();

  private Translation(TfliteModel model, OnnxGraphBuilder graph) {
    this.model = model;
    this.graph = graph;
  }

  /**
   * Translates all operators. Afterwards the graph has its input {@code image}, but no outputs yet.
   */
  public static Translation of(TfliteModel model, String graphName) {
    Translation translation = new Translation(model, new OnnxGraphBuilder(graphName));
    translation.declareInput();
    for (int i = 0; i < model.operators().size(); i++) {
      TfliteOperator operator = model.operators().get(i);
      try {
        GraphValue value = OperatorRules.of(operator.name()).apply(operator, translation);
        translation.write(operator.output(), value);
      } catch (ConversionException e) {
        throw e.within(model.name() + ", operator " + i + " (" + operator.name() + ")");
      } catch (IndexOutOfBoundsException e) {
        // The generated classes do not check the offsets in an operator's options.
        throw ConversionException.corrupt(
            "%s, operator %d (%s): an offset points outside the file"
                .formatted(model.name(), i, operator.name()),
            e);
      }
    }
    return translation;
  }

  private void write(int tensor, GraphValue value) {
    if (values.put(tensor, value) != null) {
      throw ConversionException.corrupt("tensor " + tensor + " is written twice");
    }
  }

  /** The graph built so far, to which outputs can be added. */
  public OnnxGraphBuilder graph() {
    return graph;
  }

  /** The name of the value that corresponds to a model's output. */
  public String output(String tensorName) {
    int tensor = model.output(tensorName);
    try {
      return computed(tensor);
    } catch (ConversionException e) {
      throw e.within(model.name() + ", output '" + tensorName + "'");
    }
  }

  /** The name of the value that corresponds to a computed tensor. */
  String computed(int tensor) {
    if (value(tensor) instanceof GraphValue.Computed computed) {
      return computed.name();
    }
    throw ConversionException.unsupported("tensor " + tensor + " is not a computed value");
  }

  /** The constant floats of a tensor. */
  WeightArray weights(int tensor) {
    if (value(tensor) instanceof WeightArray weights) {
      return weights;
    }
    throw ConversionException.unsupported("tensor " + tensor + " does not contain constant floats");
  }

  /** Adds a tensor's constant floats to the graph and returns their name. */
  String weightsInGraph(int tensor) {
    return weightsInGraph(tensor, "same", weights(tensor));
  }

  /**
   * Adds a tensor's constant floats to the graph in another layout and returns their name. The
   * layout is part of the name, because two operators may read one tensor differently.
   */
  String weightsInGraph(int tensor, String layout, WeightArray weights) {
    return graph.floats("w" + tensor + "_" + layout, weights.shape().rawDims(), weights.values());
  }

  PointTransform transform(int tensor) {
    if (value(tensor) instanceof PointTransform transform) {
      return transform;
    }
    throw ConversionException.unsupported("tensor " + tensor + " is not a transform of points");
  }

  GraphValue value(int tensor) {
    GraphValue value = values.get(tensor);
    if (value == null) {
      throw ConversionException.corrupt("tensor " + tensor + " is read before it is written");
    }
    return value;
  }

  TfliteTensor tensor(int tensor) {
    return model.tensor(tensor);
  }

  TensorShape shape(int tensor) {
    return model.tensor(tensor).shape();
  }

  private void declareInput() {
    if (model.inputs().size() != 1) {
      throw ConversionException.unsupported(
          model.name() + ": has " + model.inputs().size() + " inputs, expected 1 image");
    }
    int input = model.inputs().get(0);
    if (shape(input).rank() != 4) {
      throw ConversionException.unsupported(
          model.name() + ": its input of shape " + shape(input) + " is not an image");
    }
    String name = graph.input(IMAGE, shape(input).onnxDims());
    values.put(input, new GraphValue.Computed(name));
  }

  /** Adds an operation and wraps its result. */
  GraphValue.Computed node(String operation, List<String> operands, AttributeProto... attributes) {
    return new GraphValue.Computed(graph.node(operation, operands, attributes));
  }
}
