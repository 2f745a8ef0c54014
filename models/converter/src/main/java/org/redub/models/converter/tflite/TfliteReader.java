package org.redub.models.converter.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.redub.models.converter.io.ConversionException;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;

/**
 * Reads a TFLite file through the classes generated from TensorFlow's {@code schema.fbs}; only the
 * fields that inference needs are read. Thread-safe.
 */
public final class TfliteReader {
  private final String fileName;
  private final Model model;

  private TfliteReader(String fileName, Model model) {
    this.fileName = fileName;
    this.model = model;
  }

  /**
   * Reads a model of one subgraph; {@code CORRUPT} or {@code UNSUPPORTED} if that fails. The caller
   * must not change the content afterwards.
   *
   * @param fileName name of the file, for messages
   */
  public static TfliteModel read(String fileName, byte[] content) {
    ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    try {
      if (!Model.ModelBufferHasIdentifier(file)) {
        throw ConversionException.corrupt(fileName + ": not a TFLite file (no TFL3 mark)");
      }
      return new TfliteReader(fileName, Model.getRootAsModel(file)).readModel();
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      // The generated classes do not check offsets.
      throw ConversionException.corrupt(fileName + ": an offset points outside the file", e);
    }
  }

  private TfliteModel readModel() {
    if (model.subgraphsLength() != 1) {
      throw ConversionException.unsupported(
          fileName + ": has " + model.subgraphsLength() + " subgraphs, expected 1");
    }
    SubGraph subgraph = model.subgraphs(0);
    return new TfliteModel(
        fileName,
        list(subgraph.tensorsLength(), i -> readTensor(i, subgraph.tensors(i))),
        list(subgraph.operatorsLength(), i -> readOperator(subgraph.operators(i))),
        integers(subgraph.inputsAsByteBuffer()),
        integers(subgraph.outputsAsByteBuffer()));
  }

  private TfliteTensor readTensor(int index, Tensor tensor) {
    try {
      String name = orEmpty(tensor.name());
      if (tensor.sparsity() != null) {
        throw ConversionException.unsupported("'" + name + "' is sparse");
      }
      int buffer = element("buffer", tensor.buffer(), model.buffersLength());
      return new TfliteTensor(
          name,
          ElementType.ofCode(tensor.type()),
          new TensorShape(integers(tensor.shapeAsByteBuffer())),
          bytes(model.buffers(buffer).dataAsByteBuffer()));
    } catch (ConversionException e) {
      throw e.within(fileName + ", tensor " + index);
    }
  }

  private TfliteOperator readOperator(Operator operator) {
    int code = element("operator code", operator.opcodeIndex(), model.operatorCodesLength());
    return new TfliteOperator(
        nameOf(model.operatorCodes(code)),
        integers(operator.inputsAsByteBuffer()),
        integers(operator.outputsAsByteBuffer()),
        bytes(operator.customOptionsAsByteBuffer()),
        operator);
  }

  /**
   * Files store small codes in the older one-byte field and larger ones in the newer field; the
   * greater one is valid. Models name their custom operators themselves.
   */
  private static String nameOf(OperatorCode operatorCode) {
    int code = Math.max(operatorCode.deprecatedBuiltinCode(), operatorCode.builtinCode());
    if (code == BuiltinOperator.CUSTOM) {
      return orEmpty(operatorCode.customCode());
    }
    boolean known = code >= 0 && code < BuiltinOperator.names.length;
    return known ? BuiltinOperator.name(code) : "BUILTIN_" + code;
  }

  private int element(String what, long index, int count) {
    if (index >= count) {
      throw ConversionException.corrupt(
          fileName + ": refers to " + what + " " + index + " of " + count);
    }
    return (int) index;
  }

  /** The list grows as its elements are read, so that a damaged length allocates no memory. */
  private static <T> List<T> list(int length, IntFunction<T> read) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      list.add(read.apply(i));
    }
    return list;
  }

  private static List<Integer> integers(@Nullable ByteBuffer vector) {
    IntBuffer buffer = bytes(vector).asIntBuffer();
    int[] values = new int[buffer.remaining()];
    buffer.get(values);
    return Arrays.stream(values).boxed().toList();
  }

  /** A vector's bytes, little-endian; empty if it is missing. */
  private static ByteBuffer bytes(@Nullable ByteBuffer vector) {
    ByteBuffer bytes = vector == null ? ByteBuffer.allocate(0) : vector.slice();
    return bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
