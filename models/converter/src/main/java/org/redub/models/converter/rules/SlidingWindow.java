package org.redub.models.converter.rules;

import ai.onnx.proto.OnnxMl.AttributeProto;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.onnx.Attributes;
import org.redub.models.converter.tflite.TensorShape;

/**
 * A window that a convolution or a pool moves over an image: size, stride and dilation along each
 * axis, and the padding at the border. Immutable.
 */
record SlidingWindow(Axis vertical, Axis horizontal, Padding padding) {
  /**
   * TFLite's names: SAME keeps ceil(size / stride) positions, VALID only those completely inside.
   */
  enum Padding {
    SAME,
    VALID;

    static Padding ofCode(byte code) {
      return switch (code) {
        case org.tensorflow.lite.schema.Padding.SAME -> SAME;
        case org.tensorflow.lite.schema.Padding.VALID -> VALID;
        default -> throw ConversionException.corrupt("padding code " + code);
      };
    }
  }

  /** One axis of the window. */
  record Axis(int size, int stride, int dilation) {
    private static final int LARGEST = 1 << 12;

    Axis {
      if (!plausible(size) || !plausible(stride) || !plausible(dilation)) {
        throw ConversionException.corrupt(
            "window of size " + size + ", stride " + stride + ", dilation " + dilation);
      }
    }

    /** The total padding that SAME adds to an image of this length. */
    private int samePadding(int length) {
      int positions = (length + stride - 1) / stride;
      int reach = (size - 1) * dilation + 1;
      return Math.max((positions - 1) * stride + reach - length, 0);
    }

    private static boolean plausible(int value) {
      return value >= 1 && value <= LARGEST;
    }
  }

  /** ONNX's {@code pads}: top, left, bottom, right. TFLite adds an odd one after. */
  long[] pads(TensorShape image) {
    if (padding == Padding.VALID) {
      return new long[4];
    }
    int high = vertical.samePadding(image.height());
    int wide = horizontal.samePadding(image.width());
    return new long[] {high / 2, wide / 2, high - high / 2, wide - wide / 2};
  }

  AttributeProto kernelShape() {
    return Attributes.list("kernel_shape", vertical.size, horizontal.size);
  }

  AttributeProto strides() {
    return Attributes.list("strides", vertical.stride, horizontal.stride);
  }

  AttributeProto dilations() {
    return Attributes.list("dilations", vertical.dilation, horizontal.dilation);
  }
}
