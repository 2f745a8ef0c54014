package org.redub.models.converter.tflite;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.io.FileBytes;

/**
 * One step of a model. Immutable.
 *
 * @param name the built-in operator's name in TFLite's schema, or the custom operator's own
 * @param inputs indices of the tensors read
 * @param outputs indices of the tensors written
 * @param options the built-in operator's options, null when it has none
 * @param customOptions the custom operator's options as FlexBuffers, empty when it has none
 */
public record TfliteOperator(
    String name,
    List<Integer> inputs,
    List<Integer> outputs,
    @Nullable FlatTable options,
    FileBytes customOptions) {
  public TfliteOperator {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Index of the tensor at an input; {@code CORRUPT} when the operator has too few. */
  public int input(int i) {
    if (i >= inputs.size()) {
      throw ConversionException.corrupt("input " + i + " is missing, there are " + inputs.size());
    }
    return inputs.get(i);
  }

  /** Index of the tensor written; {@code UNSUPPORTED} unless there is exactly one. */
  public int output() {
    if (outputs.size() != 1) {
      throw ConversionException.unsupported(outputs.size() + " outputs where 1 is expected");
    }
    return outputs.get(0);
  }

  /** An option of one byte (an enum or a flag), 0 when absent as in TFLite's schema. */
  public int byteOption(int field) {
    return options == null ? 0 : options.int8(field, 0);
  }

  /** An option of four bytes. */
  public int intOption(int field, int absent) {
    return options == null ? absent : options.int32(field, absent);
  }
}
