package org.redub.models.converter.tflite;

import java.util.List;
import org.redub.models.converter.io.ConversionException;

/**
 * A TFLite model of one subgraph. Immutable.
 *
 * @param name the file it was read from
 * @param inputs indices of the input tensors
 * @param outputs indices of the output tensors
 */
public record TfliteModel(
    String name,
    List<TfliteTensor> tensors,
    List<TfliteOperator> operators,
    List<Integer> inputs,
    List<Integer> outputs) {
  public TfliteModel {
    tensors = List.copyOf(tensors);
    operators = List.copyOf(operators);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    for (TfliteOperator operator : operators) {
      requireTensors(name, operator.inputs(), tensors.size());
      requireTensors(name, operator.outputs(), tensors.size());
    }
    requireTensors(name, inputs, tensors.size());
    requireTensors(name, outputs, tensors.size());
  }

  public TfliteTensor tensor(int index) {
    return tensors.get(index);
  }

  /** Index of the output with that name; {@code UNSUPPORTED} if there is none. */
  public int output(String tensorName) {
    return outputs.stream()
        .filter(index -> tensors.get(index).name().equals(tensorName))
        .findFirst()
        .orElseThrow(
            () -> ConversionException.unsupported(name + " has no output '" + tensorName + "'"));
  }

  private static void requireTensors(String name, List<Integer> indices, int tensorCount) {
    for (int index : indices) {
      if (index < 0 || index >= tensorCount) {
        throw ConversionException.corrupt(
            name + ": refers to tensor " + index + " of " + tensorCount);
      }
    }
  }
}
