package org.redub.models.converter.tflite;

import org.redub.models.converter.io.ConversionException;
import org.tensorflow.lite.schema.TensorType;

/** The element types that occur in MediaPipe's face models. */
public enum ElementType {
  FLOAT32(TensorType.FLOAT32, 4),
  FLOAT16(TensorType.FLOAT16, 2),
  INT32(TensorType.INT32, 4);

  private final int code;
  private final int bytes;

  ElementType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** Size of one element. */
  public int bytes() {
    return bytes;
  }

  static ElementType ofCode(int code) {
    for (ElementType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw ConversionException.unsupported("tensor type " + code);
  }
}
