package org.redub.models.converter.tflite;

import org.redub.models.converter.io.ConversionException;

/** The element types that occur in MediaPipe's face models. */
public enum TensorType {
  FLOAT32(0, 4),
  FLOAT16(1, 2),
  INT32(2, 4);

  private final int code;
  private final int bytes;

  TensorType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** Size of one element. */
  public int bytes() {
    return bytes;
  }

  static TensorType ofCode(int code) {
    for (TensorType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw ConversionException.unsupported("tensor type " + code);
  }
}
