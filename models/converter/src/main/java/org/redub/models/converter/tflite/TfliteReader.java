package org.redub.models.converter.tflite;

import java.util.ArrayList;
import java.util.List;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.io.FileBytes;

/**
 * Reads a TFLite file. The field numbers are those of TensorFlow's {@code schema.fbs} (Apache-2.0);
 * only the fields that inference needs are read. Thread-safe.
 */
public final class TfliteReader {
  private static final String IDENTIFIER = "TFL3";
  private static final long IDENTIFIER_OFFSET = 4;

  private static final int MODEL_OPERATOR_CODES = 1;
  private static final int MODEL_SUBGRAPHS = 2;
  private static final int MODEL_BUFFERS = 4;
  private static final int BUFFER_DATA = 0;
  private static final int SUBGRAPH_TENSORS = 0;
  private static final int SUBGRAPH_INPUTS = 1;
  private static final int SUBGRAPH_OUTPUTS = 2;
  private static final int SUBGRAPH_OPERATORS = 3;
  private static final int TENSOR_SHAPE = 0;
  private static final int TENSOR_TYPE = 1;
  private static final int TENSOR_BUFFER = 2;
  private static final int TENSOR_NAME = 3;
  private static final int TENSOR_SPARSITY = 6;
  private static final int OPERATOR_CODE_INDEX = 0;
  private static final int OPERATOR_INPUTS = 1;
  private static final int OPERATOR_OUTPUTS = 2;
  private static final int OPERATOR_OPTIONS = 4;
  private static final int OPERATOR_CUSTOM_OPTIONS = 5;

  private final String fileName;
  private final List<String> operatorNames;
  private final List<FlatTable> buffers;

  private TfliteReader(String fileName, FlatTable model) {
    this.fileName = fileName;
    this.operatorNames =
        model.tables(MODEL_OPERATOR_CODES).stream().map(OperatorCode::nameOf).toList();
    this.buffers = model.tables(MODEL_BUFFERS);
  }

  /** Reads a model of one subgraph; {@code CORRUPT} or {@code UNSUPPORTED} when it cannot. */
  public static TfliteModel read(FileBytes file) {
    if (!file.text(IDENTIFIER_OFFSET, IDENTIFIER.length()).equals(IDENTIFIER)) {
      throw ConversionException.corrupt(
          file.name() + ": not a TFLite file (no " + IDENTIFIER + " mark)");
    }
    FlatTable model = FlatTable.root(file);
    List<FlatTable> subgraphs = model.tables(MODEL_SUBGRAPHS);
    if (subgraphs.size() != 1) {
      throw ConversionException.unsupported(
          file.name() + ": has " + subgraphs.size() + " subgraphs, expected 1");
    }
    return new TfliteReader(file.name(), model).readSubgraph(subgraphs.get(0));
  }

  private TfliteModel readSubgraph(FlatTable subgraph) {
    List<TfliteTensor> tensors = new ArrayList<>();
    for (FlatTable table : subgraph.tables(SUBGRAPH_TENSORS)) {
      try {
        tensors.add(readTensor(table));
      } catch (ConversionException e) {
        throw e.within(fileName + ", tensor " + tensors.size());
      }
    }
    List<TfliteOperator> operators = new ArrayList<>();
    for (FlatTable table : subgraph.tables(SUBGRAPH_OPERATORS)) {
      operators.add(readOperator(table));
    }
    return new TfliteModel(
        fileName,
        tensors,
        operators,
        subgraph.intVector(SUBGRAPH_INPUTS),
        subgraph.intVector(SUBGRAPH_OUTPUTS));
  }

  private TfliteTensor readTensor(FlatTable table) {
    String name = table.text(TENSOR_NAME);
    if (table.table(TENSOR_SPARSITY) != null) {
      throw ConversionException.unsupported("'" + name + "' is sparse");
    }
    return new TfliteTensor(
        name,
        TensorType.ofCode(table.int8(TENSOR_TYPE, 0)),
        new TensorShape(table.intVector(TENSOR_SHAPE)),
        element("buffer", buffers, table.int32(TENSOR_BUFFER, 0)).byteVector(BUFFER_DATA));
  }

  private TfliteOperator readOperator(FlatTable table) {
    return new TfliteOperator(
        element("operator code", operatorNames, table.int32(OPERATOR_CODE_INDEX, 0)),
        table.intVector(OPERATOR_INPUTS),
        table.intVector(OPERATOR_OUTPUTS),
        table.table(OPERATOR_OPTIONS),
        table.byteVector(OPERATOR_CUSTOM_OPTIONS));
  }

  private <T> T element(String what, List<T> list, int index) {
    if (index < 0 || index >= list.size()) {
      throw ConversionException.corrupt(
          fileName + ": refers to " + what + " " + index + " of " + list.size());
    }
    return list.get(index);
  }
}
