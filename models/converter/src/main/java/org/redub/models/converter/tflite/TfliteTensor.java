package org.redub.models.converter.tflite;

import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.io.FileBytes;

/**
 * A tensor as a model declares it. Immutable.
 *
 * @param data its elements when it is a constant (exactly as many as the shape says), empty when it
 *     is computed
 */
public record TfliteTensor(String name, TensorType type, TensorShape shape, FileBytes data) {
  public TfliteTensor {
    long expected = (long) shape.elementCount() * type.bytes();
    if (data.size() != 0 && data.size() != expected) {
      throw ConversionException.corrupt(
          "tensor '"
              + name
              + "' has "
              + data.size()
              + " bytes, its shape "
              + shape
              + " needs "
              + expected);
    }
  }

  public boolean isConstant() {
    return data.size() != 0;
  }

  /** The elements of an INT32 constant, row-major. */
  public int[] ints() {
    requireConstant(TensorType.INT32);
    int[] values = new int[shape.elementCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = data.int32(4L * i);
    }
    return values;
  }

  /** The bit patterns of a FLOAT16 constant, row-major. */
  public short[] halves() {
    requireConstant(TensorType.FLOAT16);
    short[] values = new short[shape.elementCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) data.uint16(2L * i);
    }
    return values;
  }

  private void requireConstant(TensorType expected) {
    if (!isConstant() || type != expected) {
      throw ConversionException.unsupported(
          "tensor '"
              + name
              + "' is not a constant of type "
              + expected
              + " but "
              + (isConstant() ? type : "computed"));
    }
  }
}
