package org.redub.models.face;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * An image tensor [1,3,size,size] in a direct buffer that is reused for every call, so that
 * pictures are resampled directly into the network's input. Confined to one thread.
 */
final class SquareTensor {

  private final int sizePx;
  private final Shape shape;
  private final FloatBuffer values;

  SquareTensor(int sizePx) {
    this.sizePx = sizePx;
    this.shape = new Shape(1, 3, sizePx, sizePx);
    this.values =
        ByteBuffer.allocateDirect(3 * sizePx * sizePx * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
  }

  /** Resamples the square into the buffer, 0..1. */
  void fill(SquareRequest request, PixelSource.Border border) {
    request.image().readSquare(request.region(), sizePx, border, values);
  }

  /** Maps every value v to v * scale + offset. */
  void rescale(float scale, float offset) {
    for (int i = 0; i < values.capacity(); i++) {
      values.put(i, values.get(i) * scale + offset);
    }
  }

  /** The buffer as a tensor; valid until the buffer is filled again. */
  NDArray in(NDManager scope) {
    values.rewind();
    return scope.create(values, shape, DataType.FLOAT32);
  }
}
