package org.redub.models.converter.tflite;

import java.nio.ByteBuffer;
import org.redub.models.converter.io.ConversionException;

/**
 * A tensor as a model declares it. Immutable.
 *
 * @param data the elements of a constant (exactly as many as the shape has), empty for a computed
 *     tensor
 */
public record TfliteTensor(String name, ElementType type, TensorShape shape, ByteBuffer data) {
  public TfliteTensor {
    long expected = (long) shape.elementCount() * type.bytes();
    if (data.capacity() != 0 && data.capacity() != expected) {
      throw ConversionException.corrupt(
          "tensor '"
              + name
              + "' has "
              + data.capacity()
              + " bytes, its shape "
              + shape
              + " needs "
              + expected);
    }
  }

  public boolean isConstant() {
    return data.capacity() != 0;
  }

  /** The elements of an INT32 constant, row-major. */
  public int[] ints() {
    requireConstant(ElementType.INT32);
    int[] values = new int[shape.elementCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = data.getInt(4 * i);
    }
    return values;
  }

  /** The bit patterns of a FLOAT16 constant, row-major. */
  public short[] halves() {
    requireConstant(ElementType.FLOAT16);
    short[] values = new short[shape.elementCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = data.getShort(2 * i);
    }
    return values;
  }

  private void requireConstant(ElementType expected) {
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
