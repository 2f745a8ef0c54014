package org.redub.models.converter.tflite;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.util.List;
import org.redub.models.converter.io.ConversionException;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Operator;

/**
 * One step of a model. Immutable.
 *
 * @param name the built-in operator's name in TFLite's schema, or the custom operator's name
 * @param inputs indices of the tensors read
 * @param outputs indices of the tensors written
 * @param customOptions the custom operator's options as FlexBuffers, empty if it has none
 * @param source the operator in the file, for its built-in options
 */
public record TfliteOperator(
    String name,
    List<Integer> inputs,
    List<Integer> outputs,
    ByteBuffer customOptions,
    Operator source) {
  public TfliteOperator {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Index of the tensor at an input; {@code CORRUPT} if the operator has too few inputs. */
  public int input(int i) {
    if (i >= inputs.size()) {
      throw ConversionException.corrupt("input " + i + " is missing, there are " + inputs.size());
    }
    return inputs.get(i);
  }

  /** Index of the output tensor; {@code UNSUPPORTED} unless there is exactly one. */
  public int output() {
    if (outputs.size() != 1) {
      throw ConversionException.unsupported(outputs.size() + " outputs where 1 is expected");
    }
    return outputs.get(0);
  }

  /**
   * The built-in operator's options. If their offsets point outside the file, reading them throws
   * {@link IndexOutOfBoundsException}.
   *
   * @param type type of the options, from {@link BuiltinOptions}
   * @param options the object to read them into
   * @return {@code options}; {@code CORRUPT} if the operator has others or none
   */
  public <T extends Table> T options(byte type, T options) {
    if (source.builtinOptionsType() != type || source.builtinOptions(options) == null) {
      throw ConversionException.corrupt(
          "has options of type %d, expected %s"
              .formatted(source.builtinOptionsType(), BuiltinOptions.name(type)));
    }
    return options;
  }
}
