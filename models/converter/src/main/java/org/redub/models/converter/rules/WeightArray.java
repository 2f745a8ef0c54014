package org.redub.models.converter.rules;

import java.util.ArrayList;
import java.util.List;
import org.redub.models.converter.tflite.TensorShape;

/** Constant floats, row-major in TFLite's order of dimensions. Immutable. */
final class WeightArray implements GraphValue {
  private final TensorShape shape;
  private final float[] values;

  /** Takes ownership of the values. */
  WeightArray(TensorShape shape, float[] values) {
    if (shape.elementCount() != values.length) {
      throw new IllegalArgumentException(shape + " does not have " + values.length + " values");
    }
    this.shape = shape;
    this.values = values;
  }

  TensorShape shape() {
    return shape;
  }

  float[] values() {
    return values.clone();
  }

  /**
   * These weights with the dimensions in another order: dimension i of the result is dimension
   * order[i] of this.
   */
  WeightArray permuted(int... order) {
    shape.requireRank(order.length);
    int[] strides = new int[order.length];
    int stride = 1;
    for (int axis = order.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.dims().get(axis);
    }
    List<Integer> dims = new ArrayList<>();
    for (int axis : order) {
      dims.add(shape.dims().get(axis));
    }
    float[] result = new float[values.length];
    int[] index = new int[order.length];
    for (int i = 0; i < result.length; i++) {
      int from = 0;
      for (int axis = 0; axis < order.length; axis++) {
        from += index[axis] * strides[order[axis]];
      }
      result[i] = values[from];
      advance(index, dims);
    }
    return new WeightArray(new TensorShape(dims), result);
  }

  private static void advance(int[] index, List<Integer> dims) {
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis]++;
      if (index[axis] < dims.get(axis)) {
        return;
      }
      index[axis] = 0;
    }
  }
}
