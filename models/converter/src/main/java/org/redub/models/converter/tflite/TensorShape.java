package org.redub.models.converter.tflite;

import java.util.List;
import org.redub.models.converter.io.ConversionException;

/**
 * The dimensions of a tensor, outermost first, each at least 1; in TFLite, 4-D ones are N, H, W, C.
 * Immutable.
 */
public record TensorShape(List<Integer> dims) {
  /**
   * Far more than any tensor of a face model has; limits the memory that a damaged file can
   * request.
   */
  private static final long MAX_ELEMENTS = 1L << 24;

  public TensorShape {
    dims = List.copyOf(dims);
    long elements = 1;
    for (int dim : dims) {
      elements *= dim;
      if (dim < 1 || elements > MAX_ELEMENTS) {
        throw ConversionException.corrupt("invalid tensor shape " + dims);
      }
    }
  }

  public static TensorShape of(Integer... dims) {
    return new TensorShape(List.of(dims));
  }

  public int rank() {
    return dims.size();
  }

  public int elementCount() {
    return dims.stream().reduce(1, (a, b) -> a * b);
  }

  public int last() {
    return dims.isEmpty() ? 1 : dims.get(dims.size() - 1);
  }

  /** Returns this shape if it has that many dimensions; {@code UNSUPPORTED} otherwise. */
  public TensorShape requireRank(int rank) {
    if (rank() != rank) {
      throw ConversionException.unsupported(
          "shape " + dims + " where " + rank + " dimensions are expected");
    }
    return this;
  }

  /** Batch of an N, H, W, C shape. */
  public int batch() {
    return requireRank(4).dims.get(0);
  }

  /** Height of an N, H, W, C shape. */
  public int height() {
    return requireRank(4).dims.get(1);
  }

  /** Width of an N, H, W, C shape. */
  public int width() {
    return requireRank(4).dims.get(2);
  }

  /** Channels of an N, H, W, C shape. */
  public int channels() {
    return requireRank(4).dims.get(3);
  }

  /** The dimensions in TFLite's order. */
  public long[] rawDims() {
    return dims.stream().mapToLong(Integer::longValue).toArray();
  }

  /**
   * The dimensions of an activation in ONNX: 4-D ones become N, C, H, W, all others are unchanged.
   */
  public long[] onnxDims() {
    return rank() == 4 ? new long[] {batch(), channels(), height(), width()} : rawDims();
  }

  @Override
  public String toString() {
    return dims.toString();
  }
}
